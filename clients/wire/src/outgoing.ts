/** What the agent wrote and the server has not yet shown back. Pure: lists in, lists out. */

import type { ChatEvent } from './events'

export interface Outgoing {
  client_id: string
  kind: 'message' | 'note'
  text: string
  /** When it was written (ms since the epoch). */
  at: number
  /** `failed`: the agent decides whether to send it again, under the same id. */
  state: 'sending' | 'failed'
  why?: string
}

export type Outbox = Readonly<Record<string, readonly Outgoing[]>>

/** The outbox with one chat's list put through `change`; an empty list disappears. */
export function changed(outbox: Outbox, chatId: string, change: (list: readonly Outgoing[]) => readonly Outgoing[]): Outbox {
  const list = change(outbox[chatId] ?? [])
  const { [chatId]: _old, ...rest } = outbox
  return list.length > 0 ? { ...rest, [chatId]: list } : rest
}

/** Takes out what has come back as events: the echo is the confirmation. */
export function confirmed(outbox: Outbox, chatId: string, events: readonly ChatEvent[]): Outbox {
  const waiting = outbox[chatId]
  if (!waiting) return outbox
  const seen = new Set(events.map((event) => ('client_id' in event ? event.client_id : undefined)))
  return waiting.some((one) => seen.has(one.client_id))
    ? changed(outbox, chatId, (list) => list.filter((one) => !seen.has(one.client_id)))
    : outbox
}

/** After a reload nobody is sending any more: what was under way waits for the agent's word. */
export function stranded(outbox: Outbox): Outbox {
  return Object.fromEntries(
    Object.entries(outbox).map(([id, list]) => [id, list.map((one): Outgoing => ({ ...one, state: 'failed' }))]),
  )
}
