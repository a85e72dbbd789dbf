/** What is written and not sent, and what was sent and not confirmed: kept in this tab across a reload. */

import { keep, kept } from '@cordboard/ui/kept.ts'
import { stranded, type Outbox } from '@cordboard/wire/outgoing.ts'

const tab = (): Storage => sessionStorage
const draftKey = (user: string, chatId: string): string => `cordboard.draft.${user}.${chatId}`
const outboxKey = (user: string): string => `cordboard.outbox.${user}`

export function readDraft(user: string, chatId: string): string {
  const text = kept<unknown>(tab, draftKey(user, chatId), '')
  return typeof text === 'string' ? text : ''
}

export function keepDraft(user: string, chatId: string, text: string): void {
  keep(tab, draftKey(user, chatId), text === '' ? undefined : text)
}

export function hasDraft(user: string, chatId: string): boolean {
  return readDraft(user, chatId).trim() !== ''
}

/** What the page before this one had not got through; it waits for the agent's word. */
export function readOutbox(user: string): Outbox {
  return stranded(kept<Outbox>(tab, outboxKey(user), {}))
}

export function keepOutbox(user: string, outbox: Outbox): void {
  keep(tab, outboxKey(user), Object.keys(outbox).length > 0 ? outbox : undefined)
}
