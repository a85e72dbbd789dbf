/** What the task list shows, read off the state: who talks, who wraps up, in which order. */

import type { DeskState } from './reduce'
import type { DeskChat } from './snapshot'

/** Chats in talk; the visitor who waits longest first, then those who wait for nothing, by when they were answered. */
export function talking(state: DeskState): DeskChat[] {
  return Object.values(state.chats)
    .filter((chat) => chat.state !== 'wrap_up')
    .sort(byWait)
}

/** Chats in wrap-up; the one whose time ends first stands first. */
export function wrappingUp(state: DeskState): DeskChat[] {
  return Object.values(state.chats)
    .filter((chat) => chat.state === 'wrap_up')
    .sort((a, b) => compare(a.wrap_up_ends_at ?? '~', b.wrap_up_ends_at ?? '~') || compare(a.chat_id, b.chat_id))
}

/** Slots in use: what rings, talks and wraps up. */
export function taken(state: DeskState): number {
  const ids = new Set([...state.offers.map((offer) => offer.chat_id), ...Object.keys(state.chats), ...state.wanted])
  return ids.size
}

function byWait(a: DeskChat, b: DeskChat): number {
  return (
    compare(a.waiting_since ?? '~', b.waiting_since ?? '~') ||
    compare(a.answered_at ?? '', b.answered_at ?? '') ||
    compare(a.chat_id, b.chat_id)
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The order on screen: while it is held, rows keep their places; who is gone drops out, who is new comes last. */
export function settled(shown: readonly string[], wanted: readonly string[], held: boolean): string[] {
  if (!held) return [...wanted]
  const kept = shown.filter((id) => wanted.includes(id))
  return [...kept, ...wanted.filter((id) => !kept.includes(id))]
}
