/** Made-up chats and snapshots for tests. */

import type { ChatEvent } from '../src/events'
import type { DeskChat, DeskSnapshot } from '../src/snapshot'

export const at = (second: number): string => new Date(Date.UTC(2026, 0, 5, 10, 0, second)).toISOString()

export const fromVisitor = (seq: number, text = `word ${seq}`): ChatEvent => ({
  kind: 'message_sent', seq, at: at(seq), by: { role: 'visitor', name: 'Visitor 1' }, text,
})

export const fromAgent = (seq: number, client_id: string, text = `word ${seq}`): ChatEvent => ({
  kind: 'message_sent', seq, at: at(seq), by: { role: 'agent', id: 'ann', name: 'Ann' }, text, client_id,
})

export function chat(id: string, more: Partial<DeskChat> = {}): DeskChat {
  return {
    chat_id: id, gen: 1, state: 'talking', queue: 'Billing', point: 'shop', call_class: 'General', layout: 'Default',
    opened_at: at(0), answered_at: at(1), priority: 50, visitor: { number: 1 }, page: { url: 'https://shop.example/' },
    form: {}, clipboard: {}, outcomes: {}, read: {}, waiting_since: null, visitor_away: false, last_seq: 5, events: [],
    ...more,
  }
}

export function snapshot(chats: DeskChat[] = [], more: Partial<DeskSnapshot> = {}): DeskSnapshot {
  return {
    me: { user_name: 'ann', full_name: 'Ann', role: 'Agent', permissions: ['desk:use'] },
    state: 'ready', code: null, since: at(0), slots: { capacity: 3, taken: chats.length }, offers: [], chats,
    queues: [], status_codes: [], outcomes: [], cursor: 'c0', ...more,
  }
}
