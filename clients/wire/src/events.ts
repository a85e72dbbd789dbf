/** What arrives on the desk's stream: events of chats, entries of the agent's own log, and live hints without a number. */

import type { Colleague } from './snapshot'

export type Role = 'visitor' | 'agent' | 'bot' | 'script' | 'host' | 'manager' | 'system'

export interface Party {
  role: Role
  /** A user name, for staff only. */
  id?: string
  name?: string
}

interface Numbered {
  seq: number
  /** RFC 3339. For people to read; order comes from `seq` alone. */
  at: string
}

interface Base extends Numbered {
  /** Left out when the system did it. */
  by?: Party
  visibility?: 'visitor' | 'staff' | 'trace'
}

export interface MessageSent extends Base {
  kind: 'message_sent'
  text: string
  markdown?: boolean
  client_id?: string
  choice?: string
}
export interface NoteAdded extends Base {
  kind: 'note_added'
  text: string
  client_id?: string
}
export interface ChatEnded extends Base {
  kind: 'chat_ended'
  reason: string
  abandoned?: boolean
  message?: string
  /** Where it leaves the chat: in its agent's wrap-up, or closed. */
  state?: string
  wrap_up_ends_at?: string | null
}

/** On what terms a chat waits: skills with their least levels. */
export interface Terms {
  priority: number
  skills?: Record<string, number>
  preferred_skills?: Record<string, number>
}
export interface Queued extends Base, Terms {
  kind: 'queued'
  /** The first queue; empty when it waits for one agent or in groups alone. */
  queue: string
  arrived_at: string
  why?: string
  /** All queues, when there are several. */
  queues?: string[]
  groups?: string[]
}

/** An agent who was considered and not chosen, with the figures that bear on the reason. */
export interface NotChosen {
  agent: string
  reason: string
  taken?: number
  capacity?: number
  skill?: string
  needs?: number
  has?: number
  code?: number
  status?: string
}
export interface Offered extends Base {
  kind: 'offered'
  agent: string
  agent_name: string
  gen: number
  queue: string
  expires_at: string
  why?: string
  group?: string
  /** Older records have a word for each agent. */
  not_chosen?: NotChosen[] | Record<string, string>
}

/** Events of a chat, as staff see them. Kinds that the desk does not draw keep only what all events have. */
export type ChatEvent =
  | MessageSent
  | NoteAdded
  | ChatEnded
  | (Base & { kind: 'chat_opened'; point: string; layout: string; call_class: string; url: string; title?: string })
  | (Base & { kind: 'question_asked'; text: string; answer: string; choices?: string[] })
  | (Base & { kind: 'question_answered'; value: string; into?: string })
  | Queued
  | (Base & Terms & { kind: 'terms_changed'; why?: string })
  | (Base & { kind: 'left_queue'; queue: string; why: string; queues?: string[] })
  | Offered
  | (Base & { kind: 'declined'; agent: string; gen: number; reason?: string })
  | (Base & { kind: 'offer_expired'; agent: string; gen: number })
  | (Base & { kind: 'offer_withdrawn'; agent: string; gen: number; reason: string })
  | (Base & { kind: 'answered'; agent: string; agent_name: string; gen: number; queue: string; waited?: number })
  | (Base & { kind: 'agent_left'; agent: string; agent_name: string; gen: number; why: string })
  | (Base & { kind: 'transferred'; to: string; note?: string })
  | (Base & { kind: 'data_changed'; name: string; value?: string | null })
  | (Base & { kind: 'class_changed'; call_class: string })
  | (Base & { kind: 'file_added'; file_id: string; name: string; media_type: string; size: number; client_id?: string })
  | (Base & { kind: 'visitor_away' | 'visitor_back' })
  | (Base & { kind: 'rated'; score: number; comment?: string; answers?: Record<string, string> })
  | (Base & { kind: 'outcome_set'; outcomes: Record<string, string | null> })
  | (Base & { kind: 'wrap_up_done'; agent: string; gen: number; why?: string })
  | (Base & { kind: 'junked'; reason?: string })
  | (Base & { kind: 'redacted'; target: number })
  | (Base & {
      kind: 'route_requested' | 'route_selected' | 'rerouted' | 'route_used' | 'route_ended' | 'route_rejected' | 'transcript_requested'
    })

/** An event of a chat on the stream: it says of which. */
export type ChatEventOnStream = ChatEvent & { chat_id: string }

export type AgentState = 'ready' | 'not_ready' | 'signed_out'

export interface OfferFields {
  chat_id: string
  gen: number
  queue: string
  expires_at: string
  /** Seconds the visitor had waited when it began to ring. */
  waited: number
  arrived_at: string
  visitor_name?: string
  url?: string
  point?: string
  call_class?: string
  priority?: number
  why?: string
  auto?: boolean
}

/** The agent's own log: state and offers, never what is said in chats. */
export type AgentEvent =
  | (Numbered & { kind: 'state_changed'; state: AgentState; code?: number | null; why?: string })
  | (Numbered & { kind: 'offer' } & OfferFields)
  | (Numbered & { kind: 'offer_over'; chat_id: string; gen: number; reason: string; taken_by?: string })
  | (Numbered & { kind: 'chat_taken'; chat_id: string; gen: number; queue: string; from_seq?: number })
  | (Numbered & { kind: 'wrap_up_started'; chat_id: string; gen: number; ends_at?: string | null })
  | (Numbered & { kind: 'chat_released'; chat_id: string; gen: number; why: string })

export interface QueueLine {
  name: string
  /** Whether this agent serves it. */
  mine?: boolean
  waiting: number
  /** How many seconds the oldest had waited when this was told. */
  oldest: number
  ready: number
  logged_on: number
}

/** Told without a number: nothing is lost when one of these is. */
export type LiveHint =
  | { kind: 'typing'; chat_id: string; by: Party | string }
  | { kind: 'read'; chat_id: string; by: Party | string; seq: number }
  | { kind: 'queues'; queues: QueueLine[]; colleagues?: Colleague[] }
  | { kind: 'resync' }
  | { kind: 'bye'; retry_ms?: number }

export type StreamItem = AgentEvent | ChatEventOnStream | LiveHint

/** The role behind `by`, which hints may give as a word. */
export function roleOf(by: Party | string | undefined): string {
  return typeof by === 'string' ? by : (by?.role ?? 'system')
}
