/** One chat and one more of its events: what the chat is afterwards. The server's fold, for what the desk shows. */

import { roleOf, type ChatEvent } from './events'
import type { ChatState, DeskChat } from './snapshot'

/**
 * The chat after the event. An event already seen changes nothing and gives the same object back. Numbers may leap:
 * events of the trace are numbered too and never come to a desk.
 */
export function fold(chat: DeskChat, event: ChatEvent): DeskChat {
  if (event.seq <= chat.last_seq) return chat
  const next: DeskChat = { ...chat, last_seq: event.seq, events: [...chat.events, event] }
  switch (event.kind) {
    case 'message_sent':
      return spoken(next, event)
    case 'answered':
      return { ...next, state: 'talking', queue: event.queue, answered_at: chat.answered_at ?? event.at }
    case 'queued':
      return { ...next, queue: event.queue, priority: event.priority, arrived_at: event.arrived_at }
    case 'terms_changed':
      return { ...next, priority: event.priority }
    case 'data_changed':
      return { ...next, clipboard: withValue(chat.clipboard, event.name, event.value) }
    case 'class_changed':
      return { ...next, call_class: event.call_class }
    case 'visitor_away':
      return { ...next, visitor_away: true }
    case 'visitor_back':
      return { ...next, visitor_away: false }
    case 'chat_ended':
      return {
        ...next,
        state: (event.state as ChatState | undefined) ?? chat.state,
        ended_at: event.at,
        wrap_up_ends_at: event.wrap_up_ends_at ?? null,
        visitor_away: false,
      }
    case 'outcome_set':
      return { ...next, outcomes: event.outcomes }
    case 'redacted':
      return { ...next, events: next.events.map((old) => (old.seq === event.target ? blanked(old) : old)) }
    default:
      return next
  }
}

/** A word by the visitor begins the wait for an answer; a word by the agent ends it. Scripts and bots do neither. */
function spoken(next: DeskChat, event: ChatEvent): DeskChat {
  switch (roleOf(event.by)) {
    case 'visitor':
      return { ...next, waiting_since: next.waiting_since ?? event.at }
    case 'agent':
      return { ...next, waiting_since: null }
    default:
      return next
  }
}

function withValue(old: Record<string, string>, name: string, value: string | null | undefined): Record<string, string> {
  const { [name]: _gone, ...rest } = old
  return value === null || value === undefined ? rest : { ...rest, [name]: value }
}

function blanked(event: ChatEvent): ChatEvent {
  return 'text' in event ? { ...event, text: '' } : event
}

/** Words by the visitor that the agent has not looked at. */
export function unread(chat: DeskChat): number {
  const seen = chat.read.agent ?? 0
  let count = 0
  for (let i = chat.events.length - 1; i >= 0; i--) {
    const event = chat.events[i] as ChatEvent
    if (event.seq <= seen) break
    if (isWord(event) && roleOf(event.by) === 'visitor') count += 1
  }
  return count
}

export function isWord(event: ChatEvent): boolean {
  return event.kind === 'message_sent' || event.kind === 'file_added' || event.kind === 'question_answered'
}
