/** What the agent is told in passing: an offer that went away, a chat that left the desk. */

import { toast } from '@cordboard/ui/toasts.tsx'
import type { StreamItem } from '@cordboard/wire/events.ts'
import type { DeskState } from '@cordboard/wire/reduce.ts'
import { shownName } from '@cordboard/wire/snapshot.ts'
import { codeName, t } from './texts'

type Reason = Parameters<typeof t>[0]

/** Reasons for an offer's end that are news; the others were the agent's own doing. */
const NEWS = new Set([
  'timed_out', 'answered_elsewhere', 'visitor_left', 'agent_not_ready', 'agent_lost', 'chat_ended', 'routed_elsewhere',
])
/** Ways in which a chat leaves the desk by the agent's own doing, or at the end of the wrap-up's time. */
const EXPECTED = new Set(['done', 'time', 'ended'])

export function tellOf(item: StreamItem, before: DeskState): void {
  if (item.kind === 'state_changed' && (item.code === 10_010 || item.code === 10_001)) {
    toast.warn(codeName(String(item.code)), t(`codeHint.${item.code}`))
  }
  if (item.kind === 'offer_over') {
    const offer = before.offers.find((one) => one.chat_id === item.chat_id)
    if (!offer || !NEWS.has(item.reason)) return
    const why = item.taken_by ? t('over.answeredBy', { who: item.taken_by }) : t(`over.${item.reason}` as Reason)
    toast.warn(t('offer.over', { name: offer.visitor_name || t('who.visitor') }), why)
  }
  if (item.kind === 'chat_released') {
    const chat = before.chats[item.chat_id]
    if (!chat) return
    const name = shownName(chat.visitor)
    const unsent = before.outbox[item.chat_id] ?? []
    const lost = unsent.map((one) => t('released.unsent', { text: one.text })).join('\n')
    if (item.why.startsWith('transfer')) toast.tell(t('released.transferred', { name }), lost)
    else if (item.why === 'lost') toast.warn(t('released.agent_lost', { name }), lost)
    else if (!EXPECTED.has(item.why)) toast.tell(t('released.other', { name }), lost)
    else if (lost) toast.warn(t('released.other', { name }), lost)
  }
}
