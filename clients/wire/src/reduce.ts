/**
 * The desk's state: a snapshot, and every event since. Pure, with the server's semantics: events of a chat apply in the
 * order of their numbers, an old one changes nothing, and `resync` asks for a new snapshot. (The stream's cursor gives
 * every visible event once and in order; a hole in the numbers is an event of the trace, which no desk gets.)
 */

import { roleOf, type AgentState, type ChatEvent, type ChatEventOnStream, type OfferFields, type QueueLine, type StreamItem } from './events'
import { fold } from './fold'
import { changed, confirmed, type Outbox, type Outgoing } from './outgoing'
import type { Colleague, DeskChat, DeskPoint, DeskSnapshot, Me, Outcome, OutcomeCategory, OutcomeLimits, StatusCode } from './snapshot'

export interface DeskState {
  readonly me: Me
  readonly state: AgentState
  readonly code: number | null
  readonly since: string
  readonly capacity: number
  readonly offers: readonly OfferFields[]
  readonly chats: Readonly<Record<string, DeskChat>>
  readonly queues: readonly QueueLine[]
  /** When the queues were told (ms since the epoch): waits go on from there. */
  readonly queuesAt: number
  readonly statusCodes: readonly StatusCode[]
  readonly outcomes: readonly Outcome[]
  readonly outcomeCategories: readonly OutcomeCategory[]
  readonly outcomeLimits: OutcomeLimits
  readonly colleagues: readonly Colleague[]
  readonly points: readonly DeskPoint[]
  /** Chats that are ours and still have to be fetched. */
  readonly wanted: readonly string[]
  /** Events of wanted chats that came before the chat did. */
  readonly early: Readonly<Record<string, readonly ChatEvent[]>>
  /** Until when (ms since the epoch) a chat's visitor counts as typing. */
  readonly typing: Readonly<Record<string, number>>
  readonly outbox: Outbox
}

export type Action =
  | { do: 'snapshot'; snapshot: DeskSnapshot; now: number }
  | { do: 'hear'; item: StreamItem; now: number }
  | { do: 'chat'; chat: DeskChat }
  /** Not ours after all, or not there any more. */
  | { do: 'forget'; chatId: string }
  | { do: 'offer gone'; chatId: string }
  | { do: 'look'; chatId: string; seq: number }
  | { do: 'write'; chatId: string; outgoing: Outgoing }
  | { do: 'failed'; chatId: string; clientId: string; why: string }
  | { do: 'again'; chatId: string; clientId: string }
  | { do: 'discard'; chatId: string; clientId: string }

/** How long one hint of typing counts, in milliseconds. */
export const TYPING = 6_000

/** The state a snapshot gives; `outbox` is what the old state had not yet sent. */
export function begin(snapshot: DeskSnapshot, now: number, outbox: Outbox = {}): DeskState {
  return {
    me: snapshot.me,
    state: snapshot.state,
    code: snapshot.code,
    since: snapshot.since,
    capacity: snapshot.slots.capacity,
    offers: snapshot.offers,
    chats: Object.fromEntries(snapshot.chats.map((chat) => [chat.chat_id, chat])),
    queues: snapshot.queues,
    queuesAt: now,
    statusCodes: snapshot.status_codes,
    outcomes: snapshot.outcomes,
    outcomeCategories: snapshot.outcome_categories ?? [],
    outcomeLimits: snapshot.outcome_limits ?? { minimum: 0, maximum: null },
    colleagues: snapshot.colleagues ?? [],
    points: snapshot.points ?? [],
    wanted: [],
    early: {},
    typing: {},
    outbox: snapshot.chats.reduce((box, chat) => confirmed(box, chat.chat_id, chat.events), outbox),
  }
}

export function reduce(state: DeskState, action: Action): DeskState {
  switch (action.do) {
    case 'snapshot':
      return begin({ ...action.snapshot, chats: action.snapshot.chats.map((chat) => keepingMarks(state, chat)) }, action.now, state.outbox)
    case 'hear':
      return hear(state, action.item, action.now)
    case 'chat':
      return arrive(state, action.chat)
    case 'forget':
      return without(state, action.chatId)
    case 'offer gone':
      return { ...state, offers: state.offers.filter((offer) => offer.chat_id !== action.chatId) }
    case 'look':
      return looked(state, action.chatId, 'agent', action.seq)
    case 'write':
      return { ...state, outbox: changed(state.outbox, action.chatId, (list) => [...list, action.outgoing]) }
    case 'failed':
      return mark(state, action.chatId, action.clientId, (one) => ({ ...one, state: 'failed', why: action.why }))
    case 'again':
      return mark(state, action.chatId, action.clientId, ({ why: _why, ...one }) => ({ ...one, state: 'sending' }))
    case 'discard':
      return {
        ...state,
        outbox: changed(state.outbox, action.chatId, (list) => list.filter((one) => one.client_id !== action.clientId)),
      }
  }
}

function hear(state: DeskState, item: StreamItem, now: number): DeskState {
  switch (item.kind) {
    case 'state_changed':
      return { ...state, state: item.state, code: item.code ?? null, since: item.at }
    case 'offer':
      return { ...state, offers: [...state.offers.filter((offer) => offer.chat_id !== item.chat_id), item] }
    case 'offer_over':
      return {
        ...state,
        offers: state.offers.filter((offer) => offer.chat_id !== item.chat_id || offer.gen > item.gen),
      }
    case 'chat_taken':
      return {
        ...state,
        offers: state.offers.filter((offer) => offer.chat_id !== item.chat_id),
        // The answer to `accept` may have brought the chat already.
        wanted:
          state.wanted.includes(item.chat_id) || state.chats[item.chat_id]?.gen === item.gen
            ? state.wanted
            : [...state.wanted, item.chat_id],
      }
    case 'wrap_up_started':
      return patch(state, item.chat_id, (chat) => ({
        ...chat,
        gen: item.gen,
        state: 'wrap_up',
        wrap_up_ends_at: item.ends_at ?? null,
      }))
    case 'chat_released':
      return without(state, item.chat_id)
    case 'typing':
      return roleOf(item.by) === 'visitor'
        ? { ...state, typing: { ...state.typing, [item.chat_id]: now + TYPING } }
        : state
    case 'read':
      return looked(state, item.chat_id, roleOf(item.by) === 'visitor' ? 'visitor' : 'agent', item.seq)
    case 'queues':
      return { ...state, queues: item.queues, queuesAt: now, colleagues: item.colleagues ?? state.colleagues }
    case 'resync':
    case 'bye':
      return state
    default:
      return toldOf(state, item)
  }
}

/** Takes the chat's name off: what is kept is the same as in a snapshot. */
function toldOf(state: DeskState, { chat_id: chatId, ...event }: ChatEventOnStream): DeskState {
  return chatId ? told(state, chatId, event as ChatEvent) : state
}

/** An event of a chat: applied, kept until its chat arrives, or none of ours. */
function told(state: DeskState, chatId: string, event: ChatEvent): DeskState {
  if (state.wanted.includes(chatId)) {
    const early = { ...state.early, [chatId]: [...(state.early[chatId] ?? []), event] }
    return { ...state, early, outbox: confirmed(state.outbox, chatId, [event]) }
  }
  const after = patch(state, chatId, (chat) => fold(chat, event))
  const outbox = confirmed(state.outbox, chatId, [event])
  if (event.kind !== 'message_sent' || roleOf(event.by) !== 'visitor') return { ...after, outbox }
  const { [chatId]: _stopped, ...typing } = after.typing
  return { ...after, outbox, typing }
}

/** A fetched chat, with whatever was told of it meanwhile. */
function arrive(state: DeskState, fetched: DeskChat): DeskState {
  const id = fetched.chat_id
  const { [id]: early = [], ...rest } = state.early
  const known = state.chats[id]
  const newest = known && known.last_seq > fetched.last_seq && known.gen >= fetched.gen ? known : keepingMarks(state, fetched)
  return {
    ...state,
    chats: { ...state.chats, [id]: early.reduce(fold, newest) },
    offers: state.offers.filter((offer) => offer.chat_id !== id),
    wanted: state.wanted.filter((one) => one !== id),
    early: rest,
    outbox: confirmed(state.outbox, id, fetched.events),
  }
}

/** Read marks only move on: what has been looked at here may not have reached the server yet. */
function keepingMarks(state: DeskState, chat: DeskChat): DeskChat {
  const seen = Math.max(state.chats[chat.chat_id]?.read.agent ?? 0, chat.read.agent ?? 0)
  return seen > (chat.read.agent ?? 0) ? { ...chat, read: { ...chat.read, agent: seen } } : chat
}

function patch(state: DeskState, chatId: string, change: (chat: DeskChat) => DeskChat): DeskState {
  const chat = state.chats[chatId]
  if (!chat) return state
  const after = change(chat)
  return after === chat ? state : { ...state, chats: { ...state.chats, [chatId]: after } }
}

function looked(state: DeskState, chatId: string, side: 'visitor' | 'agent', seq: number): DeskState {
  return patch(state, chatId, (chat) =>
    seq > (chat.read[side] ?? 0) ? { ...chat, read: { ...chat.read, [side]: seq } } : chat,
  )
}

function mark(state: DeskState, chatId: string, clientId: string, change: (one: Outgoing) => Outgoing): DeskState {
  return {
    ...state,
    outbox: changed(state.outbox, chatId, (list) => list.map((one) => (one.client_id === clientId ? change(one) : one))),
  }
}

function without(state: DeskState, chatId: string): DeskState {
  const { [chatId]: _chat, ...chats } = state.chats
  const { [chatId]: _early, ...early } = state.early
  const { [chatId]: _typing, ...typing } = state.typing
  const { [chatId]: _unsent, ...outbox } = state.outbox
  return {
    ...state,
    chats,
    early,
    typing,
    outbox,
    offers: state.offers.filter((offer) => offer.chat_id !== chatId),
    wanted: state.wanted.filter((one) => one !== chatId),
  }
}
