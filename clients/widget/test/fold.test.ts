import { describe, expect, it } from 'vitest'
import { add, fold } from '../src/fold'
import type { WireEvent } from '../src/wire'

const VISITOR = { role: 'visitor' }
const ANNA = { role: 'agent', name: 'Anna' }
const SCRIPT = { role: 'script', name: 'Shop' }

const said = (seq: number, by: { role: string; name?: string }, text: string, more: Partial<WireEvent> = {}): WireEvent =>
  ({ seq, at: '2026-11-22T10:00:00.000Z', kind: 'message_sent', by, text, ...more })

const TALK: WireEvent[] = [
  { seq: 1, kind: 'chat_opened', by: VISITOR },
  said(2, VISITOR, 'Hello'),
  { seq: 4, kind: 'question_asked', by: SCRIPT, text: 'What about?', choices: ['Order', 'Other'] },
  said(6, VISITOR, 'Order', { client_id: 'b' }),
  { seq: 7, kind: 'question_answered', by: VISITOR },
  { seq: 9, kind: 'queued', by: SCRIPT },
  { seq: 12, kind: 'answered', by: ANNA, agent_name: 'Anna' },
  said(13, ANNA, 'Good morning'),
  { seq: 20, kind: 'chat_ended', by: ANNA, reason: 'agent_ended' },
]

const log = (events: WireEvent[]) => events.reduce(add, [])

describe('the log', () => {
  it('gives the same view whatever the order and however often events come', () => {
    const shuffled = [...TALK].sort((a, b) => (a.seq! * 7) % 11 - (b.seq! * 7) % 11)

    const view = fold(log([...shuffled, ...TALK, ...shuffled]), 'a')

    expect(view).toEqual(fold(log(TALK), 'a'))
    expect(view.lines.map((line) => line.seq)).toEqual([2, 4, 6, 12, 13, 20])
  })

  it('puts an event that comes late in its place', () => {
    const late = log([TALK[0]!, TALK[1]!, TALK[7]!, TALK[6]!])

    expect(late.map((event) => event.seq)).toEqual([1, 2, 12, 13])
  })

  it('changes nothing for an event it has, or one without a number', () => {
    const known = log(TALK)

    expect(add(known, said(13, ANNA, 'something else'))).toBe(known)
    expect(add(known, { kind: 'typing', by: ANNA })).toBe(known)
  })

  it('does not wait for numbers that visitors never see', () => {
    expect(fold(log(TALK.slice(0, 8))).lines.at(-1)).toMatchObject({ seq: 13, text: 'Good morning' })
  })

  it('passes over kinds it does not know', () => {
    expect(fold(log([...TALK, { seq: 21, kind: 'brand_new' }]))).toEqual(fold(log(TALK)))
  })

  it('is after a resync what it would have been without one', () => {
    const reread = log(TALK)

    expect(fold(reread, 'a')).toEqual(fold(log([...TALK.slice(0, 4), ...TALK]), 'a'))
  })
})

describe('the view', () => {
  it('goes through the phases of a chat', () => {
    const phases = TALK.map((_, n) => fold(TALK.slice(0, n + 1)).phase)

    expect(phases).toEqual([
      'routing', 'routing', 'routing', 'routing', 'routing', 'queued', 'talking', 'talking', 'ended',
    ])
  })

  it('offers the choices of the newest question until there is an answer', () => {
    expect(fold(TALK.slice(0, 3)).choices).toEqual(['Order', 'Other'])
    expect(fold(TALK.slice(0, 4)).choices).toEqual([])
  })

  it('knows the opening message by the id it was kept under', () => {
    const keys = fold(TALK, 'a').lines.map((line) => line.key)

    expect(keys).toEqual(['a', '4', 'b', '12', '13', '20'])
  })

  it('asks for a rating only where an agent had answered', () => {
    expect(fold(TALK).served).toBe(true)
    expect(fold(TALK.slice(0, 6)).served).toBe(false)
    expect(fold([...TALK, { seq: 21, kind: 'rated' }]).rated).toBe(true)
  })

  it('forgets the agent who has left or passed the chat on', () => {
    const left = fold([...TALK.slice(0, 8), { seq: 14, kind: 'agent_left', agent_name: 'Anna' }])
    const moved = fold([...TALK.slice(0, 8), { seq: 14, kind: 'transferred', by: ANNA }])

    expect(left).toMatchObject({ phase: 'routing', agent: '' })
    expect(left.lines.at(-1)).toMatchObject({ notice: 'left', name: 'Anna' })
    expect(moved).toMatchObject({ phase: 'routing', agent: '' })
    expect(moved.lines.at(-1)).toMatchObject({ notice: 'moved' })
  })

  it('takes out what was redacted', () => {
    const view = fold([...TALK, { seq: 21, kind: 'redacted', target: 13 }])

    expect(view.lines.filter((line) => line.removed).map((line) => line.seq)).toEqual([13])
  })
})
