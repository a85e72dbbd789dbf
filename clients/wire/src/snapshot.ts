/** The desk as the server tells it whole: `GET /api/v1/desk` and `GET /api/v1/desk/chats/{id}`. */

import type { Asked, Labels } from './asked'
import type { AgentState, ChatEvent, OfferFields, QueueLine } from './events'

export interface Me {
  user_name: string
  full_name: string
  role: string
  permissions: string[]
}

export interface StatusCode {
  code: number
  name: string
}

export type OutcomeType = 'none' | 'integer' | 'enumerated' | 'string' | 'money' | 'date' | 'time'

export interface Outcome {
  name: string
  description: string
  type: OutcomeType
  choices: string[]
  /** What a text must look like; `hint` says so to people. */
  pattern: string
  hint: string
  /** Bounds of a number. */
  minimum: number | null
  maximum: number | null
  categories: string[]
}

/** How many outcomes are chosen for a chat; a maximum of null: as many as there are. */
export interface OutcomeLimits {
  minimum: number
  maximum: number | null
}

export interface OutcomeCategory extends OutcomeLimits {
  name: string
}

export interface DeskVisitor {
  name?: string
  email?: string
  number?: number
  verified?: boolean
  language?: string
  claimed_id?: string
}

export type ChatState = 'routing' | 'queued' | 'offered' | 'talking' | 'wrap_up' | 'closed' | 'abandoned' | 'junk'

export interface DeskChat {
  chat_id: string
  gen: number
  state: ChatState
  queue: string
  point: string
  call_class: string
  layout: string
  opened_at: string
  arrived_at?: string | null
  answered_at?: string | null
  ended_at?: string | null
  wrap_up_ends_at?: string | null
  priority: number
  visitor: DeskVisitor
  page: { url: string; title?: string; referrer?: string }
  form: Record<string, unknown>
  /** The questions whose answers are in `form` and in the rating. */
  asked?: Asked
  clipboard: Record<string, string>
  outcomes: Record<string, string | null>
  /** Newest event read, by side. */
  read: { visitor?: number; agent?: number }
  /** The visitor's oldest word without an answer. */
  waiting_since: string | null
  visitor_away: boolean
  last_seq: number
  /** What staff may see, without the trace: numbers may have holes. */
  events: ChatEvent[]
}

export interface Colleague {
  user_name: string
  full_name?: string
  state?: AgentState
  free?: number
}

/** A routing point that a chat can be handed to. */
export interface DeskPoint {
  name: string
  description: string
}

export interface DeskSnapshot {
  me: Me
  state: AgentState
  code: number | null
  since: string
  slots: { capacity: number; taken: number }
  offers: OfferFields[]
  chats: DeskChat[]
  queues: QueueLine[]
  status_codes: StatusCode[]
  outcomes: Outcome[]
  outcome_categories?: OutcomeCategory[]
  outcome_limits?: OutcomeLimits
  colleagues?: Colleague[]
  points?: DeskPoint[]
  cursor: string
}

/** One line of `GET /desk/chats/{id}/history`. */
export interface EarlierChat {
  chat_id: string
  opened_at: string
  ended_at?: string | null
  state?: string
  point: string
  agent?: string | null
  outcomes?: Record<string, string | null>
  rating?: { score: number; comment: string; answers: Record<string, string>; asked: Labels; language: string } | null
}

/** The name that people read. */
export function shownName(visitor: DeskVisitor): string {
  return visitor.name || (visitor.number ? `Visitor ${visitor.number}` : '') || visitor.email || ''
}
