/** Whatever the order of edits, answers, failures and other people's changes: nothing typed is lost, nobody is overwritten. */

import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import type { Definition, ScriptNode } from '../src/scripts/editor/model/definition'
import { opened, resumed, step, unsaved, type Draft, type Event, type Order, type Refusal, type Stored } from '../src/scripts/saving/draft'
import { clashRows } from '../src/scripts/saving/clashes'
import { alike, meet } from '../src/scripts/saving/merge'

// Hundreds of plays; a machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

const IDS = ['a', 'b', 'c', 'd', 'e']
const said = (text: string, next: string | null = null): ScriptNode => ({ kind: 'send_message', text, exits: { next } })
const scriptOf = (nodes: Record<string, ScriptNode>): Definition => ({ format: 1, start: 'a', nodes, canvas: {} })
const START = scriptOf({ a: said('a', 'b'), b: said('b'), c: said('c') })

const withText = (definition: Definition, id: string, text: string): Definition => ({
  ...definition,
  nodes: { ...definition.nodes, [id]: { ...(definition.nodes[id] ?? said('')), text } },
})
const textOf = (definition: Definition, id: string): unknown => definition.nodes[id]?.text

/** A server with one script, and a line to it that loses things. */
class Town {
  versions = new Map<number, { definition: Definition; locked: boolean; stamp: number }>([[1, { definition: START, locked: false, stamp: 1 }]])
  stamp = 1
  draft: Draft
  under: Order | null = null
  waiting = false
  typedTexts = new Map<string, string>()
  othersTexts = new Map<string, string>()
  words = 0

  constructor(locked: boolean) {
    this.at(1).locked = locked
    this.draft = opened(this.stored(1))
  }

  at(version: number) {
    return this.versions.get(version) as { definition: Definition; locked: boolean; stamp: number }
  }

  stored(version: number): Stored {
    const { definition, locked, stamp } = this.at(version)
    return { version, etag: `${version}.${stamp}.${locked}`, locked, definition, issues: [], by: 'me', at: null }
  }

  send(event: Event): void {
    const [draft, orders] = step(this.draft, event)
    this.draft = draft
    for (const order of orders) {
      if (order.do === 'wait') this.waiting = true
      else if (order.do === 'show') expect(order.definition).toBe(draft.now)
      else if (order.do !== 'told') {
        expect(this.under).toBeNull()
        this.under = order
      }
    }
  }

  type(id: string): void {
    const text = `mine ${++this.words}`
    this.typedTexts.set(id, text)
    this.send({ kind: 'typed', definition: withText(this.draft.now, id, text) })
  }

  other(id: string): void {
    const target = this.at(this.draft.version)
    if (target.locked) return
    const text = `theirs ${++this.words}`
    this.othersTexts.set(id, text)
    target.definition = withText(target.definition, id, text)
    target.stamp = ++this.stamp
  }

  lock(): void {
    this.at(this.draft.version).locked = true
  }

  /** The call under way reaches the server, or not; its answer reaches us, or not. */
  answer(arrives: boolean, heard: boolean): void {
    const order = this.under
    if (!order) return
    this.under = null
    const done = arrives ? this.carryOut(order) : null
    if (done && heard) this.send(done)
    else this.send({ kind: 'failed', refusal: refusal(0, 'unreached'), at: 0 })
  }

  carryOut(order: Order): Event {
    if (order.do === 'read') return { kind: 'stored', stored: this.stored(order.version) }
    if (order.do === 'put') {
      const target = this.at(order.version)
      if (target.locked) return { kind: 'failed', refusal: refusal(409, 'version_locked'), at: 0 }
      if (order.etag !== this.stored(order.version).etag) return { kind: 'failed', refusal: refusal(412, 'changed_meanwhile'), at: 0 }
      if (!alike(order.definition, target.definition)) target.stamp = ++this.stamp
      target.definition = order.definition
      return { kind: 'stored', stored: this.stored(order.version) }
    }
    if (order.do !== 'make') throw new Error(order.do)
    const newest = Math.max(...this.versions.keys())
    const arrived = newest > order.from ? order.unsure.find((each) => alike(each, this.at(newest).definition)) : undefined
    if (arrived) return { kind: 'stored', stored: this.stored(newest), sent: arrived }
    this.versions.set(newest + 1, { definition: order.definition, locked: false, stamp: ++this.stamp })
    this.othersTexts.clear()
    return { kind: 'stored', stored: this.stored(newest + 1) }
  }

  elapse(): void {
    if (!this.waiting) return
    this.waiting = false
    this.send({ kind: 'due' })
  }

  /** The line is good again, and everything comes to rest. */
  rest(): void {
    for (const look of [false, true]) {
      // At last we hear of what others did.
      if (look) this.send({ kind: 'stirred' })
      for (let turn = 0; turn < 30 && (this.under || this.waiting); turn++) {
        this.answer(true, true)
        this.elapse()
      }
    }
    expect(this.under).toBeNull()
    expect(this.waiting).toBe(false)
  }
}

const refusal = (status: number, code: string): Refusal => ({ status, code, message: code, passing: status === 0, wait: 0, issues: [] })

const MOVES = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('type' as const), id: fc.constantFrom(...IDS) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('other' as const), id: fc.constantFrom(...IDS) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('elapse' as const) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('answer' as const), arrives: fc.boolean(), heard: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lock' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('stirred' as const) }) },
)

it('loses nothing typed and overwrites nobody, whatever the order', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.array(MOVES, { maxLength: 60 }), (locked, moves) => {
      const town = new Town(locked)
      for (const move of moves) {
        if (move.do === 'type') town.type(move.id)
        else if (move.do === 'other') town.other(move.id)
        else if (move.do === 'elapse') town.elapse()
        else if (move.do === 'lock') town.lock()
        else if (move.do === 'stirred') town.send({ kind: 'stirred' })
        else town.answer(move.arrives, move.heard)
      }
      town.rest()

      const { draft } = town
      expect(['saved', 'conflict']).toContain(draft.phase.kind)
      const there = town.at(draft.version).definition
      for (const [id, text] of town.typedTexts) {
        const last = town.othersTexts.get(id)
        // Theirs came later on the same node, on what we had saved: then theirs stands, and it was seen here.
        const kept = textOf(draft.now, id) === text || (last !== undefined && Number(last.split(' ')[1]) > Number(text.split(' ')[1]) && textOf(draft.now, id) === last)
        expect(kept).toBe(true)
      }
      if (draft.phase.kind === 'conflict') return
      expect(unsaved(draft)).toBe(false)
      expect(alike(draft.now, there)).toBe(true)
      for (const [id, text] of town.othersTexts) {
        // What they wrote stands, unless we wrote there after having seen it.
        const now = String(textOf(there, id))
        expect(now === text || now.startsWith('mine')).toBe(true)
        if (!town.typedTexts.has(id)) expect(now).toBe(text)
      }
    }),
    { numRuns: 600 },
  )
})

it('alone, is never asked to choose, and one locked version makes one new one, whatever is lost on the way', () => {
  const alone = MOVES.filter((move) => move.do !== 'other' && move.do !== 'lock')
  fc.assert(
    fc.property(fc.boolean(), fc.array(alone, { maxLength: 40 }), (locked, moves) => {
      const town = new Town(locked)
      for (const move of moves) {
        if (move.do === 'type') town.type(move.id)
        else if (move.do === 'elapse') town.elapse()
        else if (move.do === 'stirred') town.send({ kind: 'stirred' })
        else if (move.do === 'answer') town.answer(move.arrives, move.heard)
        expect(town.draft.phase.kind).not.toBe('conflict')
      }
      town.rest()
      expect(town.draft.phase.kind).toBe('saved')
      expect(town.versions.size).toBe(locked && town.typedTexts.size > 0 ? 2 : 1)
    }),
    { numRuns: 400 },
  )
})

it('merges what two people did to different nodes, and asks about the same one', () => {
  const base = START
  const mine = withText(base, 'a', 'mine')
  const theirs = withText(base, 'b', 'theirs')

  const apart = meet({ base, sent: base, theirs, mine })
  expect(apart.both).toEqual([])
  expect([textOf(apart.merged, 'a'), textOf(apart.merged, 'b')]).toEqual(['mine', 'theirs'])

  const together = meet({ base, sent: base, theirs: withText(theirs, 'a', 'other'), mine })
  expect(together.both.map((part) => part.id)).toEqual(['a'])
  expect(together.theirs.map((part) => part.id)).toEqual(['b'])
  expect(clashRows(together, withText(theirs, 'a', 'other'), mine).map(({ theirs: there, mine: own }) => [there, own])).toEqual([['“other”', '“mine”']])
})

it('asks when one removed the node to which the other has just led an exit', () => {
  const mine = scriptOf({ ...START.nodes, c: said('c', 'b') })
  const theirs = scriptOf({ a: said('a'), c: said('c') })

  const met = meet({ base: START, sent: START, theirs, mine })

  expect(met.both.map((part) => part.id).sort()).toEqual(['b', 'c'])
  expect(met.merged.nodes.b).toEqual(said('b'))
})

it('never leads an exit to a node that is not there', () => {
  const node = fc.record({ text: fc.constantFrom('x', 'y'), next: fc.constantFrom(null, ...IDS) })
  const script = fc.dictionary(fc.constantFrom(...IDS), node, { minKeys: 1 }).map((drawn) => {
    const ids = Object.keys(drawn)
    const nodes = Object.fromEntries(ids.map((id) => [id, said(drawn[id]?.text ?? '', ids.includes(drawn[id]?.next ?? '') ? (drawn[id]?.next ?? null) : null)]))
    return { ...scriptOf(nodes), start: ids[0] ?? '' }
  })
  fc.assert(
    fc.property(script, script, script, (base, theirs, mine) => {
      const { merged } = meet({ base, sent: base, theirs, mine })
      for (const each of Object.values(merged.nodes)) for (const to of Object.values(each.exits ?? {})) expect(to === null || to in merged.nodes).toBe(true)
      expect(merged.start in merged.nodes).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

it('takes an earlier draft up again and merges it with what has happened since', () => {
  const stored: Stored = { version: 1, etag: 'new', locked: false, definition: withText(START, 'b', 'theirs'), issues: [], by: 'me', at: null }

  const [draft] = resumed(stored, { etag: 'old', base: START, sent: START, now: withText(START, 'a', 'mine') })

  expect(draft.phase.kind).toBe('dirty')
  expect([textOf(draft.now, 'a'), textOf(draft.now, 'b'), draft.etag]).toEqual(['mine', 'theirs', 'new'])
})

it('saves mine over theirs only where both changed the same, and only by choice', () => {
  const town = new Town(false)
  town.type('a')
  town.other('a')
  town.other('b')
  town.elapse()
  town.answer(true, true)
  town.answer(true, true)
  expect(town.draft.phase.kind).toBe('conflict')

  town.send({ kind: 'chosen', choice: 'mine' })
  town.rest()

  expect(town.draft.phase.kind).toBe('saved')
  expect([textOf(town.at(1).definition, 'a'), textOf(town.at(1).definition, 'b')]).toEqual(['mine 1', 'theirs 3'])
})

it('makes a version of its own of what is typed into a locked one', () => {
  const town = new Town(true)
  town.type('a')
  town.type('b')
  expect(town.under?.do).toBe('make')
  town.rest()

  expect(town.draft.version).toBe(2)
  expect([textOf(town.at(2).definition, 'a'), textOf(town.at(2).definition, 'b')]).toEqual(['mine 1', 'mine 2'])
  expect(town.at(1).definition).toBe(START)
})

it('keeps what is typed when the version is gone, and saves it as a new one by choice', () => {
  const town = new Town(false)
  town.type('a')
  town.elapse()
  town.send({ kind: 'failed', refusal: refusal(404, 'not_found'), at: 0 })
  town.under = null
  expect(town.draft.phase.kind).toBe('gone')

  town.send({ kind: 'chosen', choice: 'version' })
  town.rest()

  expect(textOf(town.at(2).definition, 'a')).toBe('mine 1')
})

it('waits for another change after the server refused what is there', () => {
  const town = new Town(false)
  town.type('a')
  town.elapse()
  town.send({ kind: 'failed', refusal: refusal(422, 'script_invalid'), at: 0 })
  town.under = null
  expect(town.draft.phase.kind).toBe('refused')

  town.type('a')
  town.rest()

  expect(textOf(town.at(1).definition, 'a')).toBe('mine 2')
})
