import { beforeAll, expect, it } from 'vitest'
import type { ChatEvent } from '@cordboard/wire/events.ts'
import { linesOf } from '../src/chat/lines'
import { speakHere } from '../src/texts'

beforeAll(speakHere)

const at = (second: number) => new Date(2026, 0, 5, 10, 0, second).toISOString()
const lines = (...events: ChatEvent[]) => linesOf(events, 'ann', 'Visitor 1')

it('tells visitor, self, colleague, script and notes apart', () => {
  const found = lines(
    { kind: 'message_sent', seq: 1, at: at(1), by: { role: 'script' }, text: 'Welcome' },
    { kind: 'message_sent', seq: 2, at: at(2), by: { role: 'visitor' }, text: 'Hi' },
    { kind: 'message_sent', seq: 3, at: at(3), by: { role: 'agent', id: 'bob', name: 'Bob' }, text: 'Hello' },
    { kind: 'message_sent', seq: 4, at: at(4), by: { role: 'agent', id: 'ann', name: 'Ann' }, text: 'Hello' },
    { kind: 'note_added', seq: 5, at: at(5), by: { role: 'agent', id: 'ann', name: 'Ann' }, text: 'Careful' },
  )

  expect(found.map((line) => (line.kind === 'fact' || line.kind === 'day' ? line.kind : `${line.kind} ${line.side} ${line.who}`))).toEqual([
    'word script Script', 'word visitor Visitor 1', 'word staff Bob', 'word me You', 'note me You',
  ])
})

it('names somebody once for words in a row', () => {
  const word = (seq: number, second: number): ChatEvent => ({ kind: 'message_sent', seq, at: at(second), by: { role: 'visitor' }, text: `${seq}` })

  const found = lines(word(1, 0), word(2, 30), word(3, 400))

  expect(found.map((line) => line.kind === 'word' && line.head)).toEqual([true, false, true])
})

it('puts a line between days', () => {
  const word = (seq: number, day: number): ChatEvent => ({
    kind: 'message_sent', seq, at: new Date(2026, 0, day, 10).toISOString(), by: { role: 'visitor' }, text: 'x',
  })

  expect(lines(word(1, 5), word(2, 6)).map((line) => line.kind)).toEqual(['word', 'day', 'word'])
})

it('leaves out what is for the trace, and hides redacted words', () => {
  const found = lines(
    { kind: 'offered', seq: 1, at: at(1), agent: 'ann', agent_name: 'Ann', gen: 1, queue: 'q', expires_at: at(20) },
    { kind: 'route_requested', seq: 2, at: at(2) },
    { kind: 'message_sent', seq: 3, at: at(3), by: { role: 'visitor' }, text: '' },
    { kind: 'redacted', seq: 4, at: at(4), target: 3 },
    { kind: 'unheard_of', seq: 5, at: at(5) } as unknown as ChatEvent,
  )

  expect(found).toHaveLength(1)
  expect(found[0]).toMatchObject({ seq: 3, redacted: true })
})

it('says how the chat went in words', () => {
  const found = lines(
    { kind: 'answered', seq: 1, at: at(1), agent: 'ann', agent_name: 'Ann', gen: 1, queue: 'q', waited: 130 },
    { kind: 'transferred', seq: 2, at: at(2), by: { role: 'agent', id: 'ann' }, to: 'queue:Billing', note: 'wants an invoice' },
    { kind: 'chat_ended', seq: 3, at: at(3), reason: 'visitor_left' },
    { kind: 'chat_ended', seq: 4, at: at(4), reason: 'not_yet_known' },
  )

  expect(found.map((line) => line.kind === 'fact' && line.text)).toEqual([
    'Answered by you after 2 min 10 s',
    'Transferred to Billing',
    false,
    'Chat ended: the visitor left',
    'Chat ended: not yet known',
  ])
  expect(found[2]).toMatchObject({ kind: 'note', text: 'wants an invoice' })
})
