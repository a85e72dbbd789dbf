import { describe, expect, it } from 'vitest'
import type { StreamItem } from '../src/events'
import { unread } from '../src/fold'
import { begin, reduce, type DeskState } from '../src/reduce'
import { at, chat, fromAgent, fromVisitor, snapshot } from './chats'

const hear = (state: DeskState, ...items: StreamItem[]): DeskState =>
  items.reduce((now, item) => reduce(now, { do: 'hear', item, now: 0 }), state)
const of = (id: string, event: ReturnType<typeof fromVisitor>): StreamItem => ({ ...event, chat_id: id })
const offer = (id: string, gen = 1): StreamItem => ({
  kind: 'offer', seq: 1, at: at(0), chat_id: id, gen, queue: 'Billing', expires_at: at(20), waited: 3, arrived_at: at(0),
})

describe('events of a chat', () => {
  it('apply once, in the order of their numbers', () => {
    const start = begin(snapshot([chat('c1')]), 0)

    const end = hear(start, of('c1', fromVisitor(6)), of('c1', fromVisitor(6)), of('c1', fromVisitor(9)), of('c1', fromVisitor(8)))

    expect(end.chats.c1?.events.map((event) => event.seq)).toEqual([6, 9])
    expect(end.chats.c1?.last_seq).toBe(9)
  })

  it('of chats that are not at this desk change nothing', () => {
    const start = begin(snapshot([chat('c1')]), 0)

    const end = hear(start, of('c2', fromVisitor(6)))

    expect(end.chats).toEqual(start.chats)
  })

  it('give the same state as a fresh snapshot would', () => {
    const words = [fromVisitor(6), fromAgent(7, 'x'), fromVisitor(8)]
    const start = begin(snapshot([chat('c1')]), 0)

    const lived = hear(start, ...words.map((word) => of('c1', word)))
    const fresh = begin(snapshot([chat('c1', { events: words, last_seq: 8, waiting_since: at(8) })]), 0)

    expect(lived.chats).toEqual(fresh.chats)
  })

  it("count the wait from the visitor's oldest word without an answer", () => {
    const start = begin(snapshot([chat('c1')]), 0)

    const asked = hear(start, of('c1', fromVisitor(6)), of('c1', fromVisitor(7)))
    const answered = hear(asked, of('c1', fromAgent(8, 'x')))

    expect(asked.chats.c1?.waiting_since).toBe(at(6))
    expect(answered.chats.c1?.waiting_since).toBeNull()
  })

  it('change the terms on which it waits', () => {
    const start = begin(snapshot([chat('c1')]), 0)

    const end = hear(start, { kind: 'terms_changed', seq: 6, at: at(6), chat_id: 'c1', priority: 80, skills: { French: 3 } })

    expect(end.chats.c1?.priority).toBe(80)
  })

  it('change data, class, presence and outcomes', () => {
    const start = begin(snapshot([chat('c1', { clipboard: { order: '77', tier: 'gold' } })]), 0)

    const end = hear(
      start,
      { kind: 'data_changed', seq: 6, at: at(6), chat_id: 'c1', name: 'order', value: '78' },
      { kind: 'data_changed', seq: 7, at: at(7), chat_id: 'c1', name: 'tier' },
      { kind: 'class_changed', seq: 8, at: at(8), chat_id: 'c1', call_class: 'Sales' },
      { kind: 'visitor_away', seq: 9, at: at(9), chat_id: 'c1' },
      { kind: 'outcome_set', seq: 10, at: at(10), chat_id: 'c1', outcomes: { Sold: null } },
    )

    expect(end.chats.c1).toMatchObject({
      clipboard: { order: '78' }, call_class: 'Sales', visitor_away: true, outcomes: { Sold: null },
    })
  })

  it('take a redacted text out of what was said', () => {
    const start = hear(begin(snapshot([chat('c1')]), 0), of('c1', fromVisitor(6, 'my card is 4111')))

    const end = hear(start, { kind: 'redacted', seq: 7, at: at(7), chat_id: 'c1', target: 6 })

    expect(end.chats.c1?.events[0]).toMatchObject({ seq: 6, text: '' })
  })

  it('of a kind nobody knows yet still move the number on', () => {
    const start = begin(snapshot([chat('c1')]), 0)

    const end = hear(start, { kind: 'teleported', seq: 6, at: at(6), chat_id: 'c1' } as unknown as StreamItem)

    expect(end.chats.c1?.last_seq).toBe(6)
  })
})

describe('offers', () => {
  it('ring until they are over', () => {
    const ringing = hear(begin(snapshot(), 0), offer('c1'), offer('c2'))

    const after = hear(ringing, { kind: 'offer_over', seq: 2, at: at(1), chat_id: 'c1', gen: 1, reason: 'answered_elsewhere' })

    expect(ringing.offers.map((one) => one.chat_id)).toEqual(['c1', 'c2'])
    expect(after.offers.map((one) => one.chat_id)).toEqual(['c2'])
  })

  it('are not ended by the end of an older offer of the same chat', () => {
    const ringing = hear(begin(snapshot(), 0), offer('c1', 4))

    const after = hear(ringing, { kind: 'offer_over', seq: 2, at: at(1), chat_id: 'c1', gen: 3, reason: 'timed_out' })

    expect(after.offers).toHaveLength(1)
  })
})

describe('a chat that is taken', () => {
  it('is wanted; what is told of it meanwhile is kept and comes after', () => {
    const taken = hear(begin(snapshot(), 0), offer('c1'), {
      kind: 'chat_taken', seq: 2, at: at(1), chat_id: 'c1', gen: 2, queue: 'Billing', from_seq: 5,
    })

    const told = hear(taken, of('c1', fromVisitor(6)), of('c1', fromVisitor(7)))
    const here = reduce(told, { do: 'chat', chat: chat('c1', { gen: 2, last_seq: 6, events: [fromVisitor(6)] }) })

    expect(taken.offers).toEqual([])
    expect(told.wanted).toEqual(['c1'])
    expect(here.wanted).toEqual([])
    expect(here.chats.c1?.events.map((event) => event.seq)).toEqual([6, 7])
  })

  it('that was fetched late does not undo newer events', () => {
    const lived = hear(begin(snapshot([chat('c1')]), 0), of('c1', fromVisitor(6)))

    const after = reduce(lived, { do: 'chat', chat: chat('c1', { last_seq: 5 }) })

    expect(after.chats.c1?.last_seq).toBe(6)
  })

  it('goes to wrap-up and leaves the desk', () => {
    const start = begin(snapshot([chat('c1')]), 0)

    const wrapping = hear(start, { kind: 'wrap_up_started', seq: 3, at: at(9), chat_id: 'c1', gen: 3, ends_at: at(39) })
    const gone = hear(wrapping, { kind: 'chat_released', seq: 4, at: at(12), chat_id: 'c1', gen: 3, why: 'done' })

    expect(wrapping.chats.c1).toMatchObject({ state: 'wrap_up', gen: 3, wrap_up_ends_at: at(39) })
    expect(gone.chats).toEqual({})
  })
})

describe('what the agent writes', () => {
  const outgoing = { client_id: 'x1', kind: 'message' as const, text: 'Hello', at: 0, state: 'sending' as const }
  const start = reduce(begin(snapshot([chat('c1')]), 0), { do: 'write', chatId: 'c1', outgoing })

  it('is sending until its event comes back', () => {
    const after = hear(start, of('c1', fromAgent(6, 'x1')))

    expect(start.outbox.c1).toEqual([outgoing])
    expect(after.outbox).toEqual({})
  })

  it('stays, when it failed, and is sent again under the same id', () => {
    const failed = reduce(start, { do: 'failed', chatId: 'c1', clientId: 'x1', why: 'unreached' })
    const again = reduce(failed, { do: 'again', chatId: 'c1', clientId: 'x1' })

    expect(failed.outbox.c1?.[0]).toMatchObject({ client_id: 'x1', state: 'failed', why: 'unreached' })
    expect(again.outbox.c1).toEqual([outgoing])
  })

  it('survives a new snapshot, unless the snapshot holds it', () => {
    const without = reduce(start, { do: 'snapshot', now: 0, snapshot: snapshot([chat('c1')]) })
    const holding = reduce(start, { do: 'snapshot', now: 0, snapshot: snapshot([chat('c1', { events: [fromAgent(6, 'x1')] })]) })

    expect(without.outbox.c1).toEqual([outgoing])
    expect(holding.outbox).toEqual({})
  })
})

describe('hints', () => {
  it('of typing count for a while and end with the word', () => {
    const start = begin(snapshot([chat('c1')]), 0)

    const typing = reduce(start, { do: 'hear', item: { kind: 'typing', chat_id: 'c1', by: 'visitor' }, now: 1_000 })
    const said = hear(typing, of('c1', fromVisitor(6)))

    expect(typing.typing).toEqual({ c1: 7_000 })
    expect(said.typing).toEqual({})
  })

  it('of reading only ever move on', () => {
    const start = begin(snapshot([chat('c1', { read: { visitor: 4 } })]), 0)

    const after = hear(
      start,
      { kind: 'read', chat_id: 'c1', by: { role: 'visitor' }, seq: 5 },
      { kind: 'read', chat_id: 'c1', by: { role: 'visitor' }, seq: 3 },
    )

    expect(after.chats.c1?.read.visitor).toBe(5)
  })

  it('what the agent has not looked at is counted', () => {
    const start = hear(begin(snapshot([chat('c1', { read: { agent: 5 } })]), 0), of('c1', fromVisitor(6)), of('c1', fromVisitor(7)))

    const looked = reduce(start, { do: 'look', chatId: 'c1', seq: 7 })

    expect(unread(start.chats.c1!)).toBe(2)
    expect(unread(looked.chats.c1!)).toBe(0)
  })

  it('of state change the switch', () => {
    const end = hear(begin(snapshot(), 0), { kind: 'state_changed', seq: 2, at: at(4), state: 'not_ready', code: 12 })

    expect(end).toMatchObject({ state: 'not_ready', code: 12, since: at(4) })
  })
})
