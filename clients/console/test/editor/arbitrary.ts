/** Scripts and series of changes, as fast-check makes them. */

import fc from 'fast-check'
import type { NodeKind } from '../../src/scripts/kinds'
import { addNode, connect, freshId, insertOnExit, moveNodes, removeNodes, renameNode, renameProperty, setField, setNote } from '../../src/scripts/editor/model/commands'
import type { Command, Definition, Point, ScriptNode } from '../../src/scripts/editor/model/definition'
import { byName } from '../../src/scripts/editor/model/exits'

const kind = (name: string, exits: readonly string[], more: Partial<NodeKind> = {}): NodeKind => ({
  kind: name,
  group: 'General',
  summary: '',
  description: '',
  fields: [],
  exits: exits.map((exit) => ({ name: exit, taken: '', optional: false })),
  exits_from: null,
  open_exits: false,
  can_fail: true,
  waits: false,
  ...more,
})

export const KINDS: readonly NodeKind[] = [
  kind('start', ['next'], { can_fail: false }),
  kind('end', [], { can_fail: false }),
  kind('send_message', ['next']),
  kind('test', ['true', 'false']),
  kind('enqueue', ['answered', 'timeout', 'full', 'no_agents']),
  kind('switch', ['otherwise'], {
    exits_from: { field: 'cases', member: 'exit' },
    fields: [{ name: 'cases', type: 'groups', description: '', default: [], names: '' }],
  }),
  kind('run_script', ['ended'], { open_exits: true }),
]
export const BY_NAME = byName(KINDS)
export const size = (): { width: number; height: number } => ({ width: 208, height: 80 })

const EXITS = ['next', 'true', 'false', 'failed', 'answered', 'a b']
const word = fc.constantFrom('ask', 'ask2', 'test', 'n1', 'wait for it', 'Größe', 'constructor')
const place: fc.Arbitrary<Point> = fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 }))

/** Any definition at all, also such as `check` would find fault with. */
export const definition: fc.Arbitrary<Definition> = fc
  .uniqueArray(fc.oneof(word, fc.string({ minLength: 1, maxLength: 4 }).filter((id) => !id.includes('/'))), { minLength: 1, maxLength: 8 })
  .chain((ids) => {
    const exits = fc.dictionary(fc.constantFrom(...EXITS), fc.option(fc.constantFrom(...ids, 'nobody'), { nil: null }), { noNullPrototype: true })
    const node = fc.record(
      { kind: fc.constantFrom(...KINDS.map((each) => each.kind), 'unheard_of'), exits, note: fc.string(), text: fc.string(), priority: fc.integer() },
      { requiredKeys: ['kind'], noNullPrototype: true },
    )
    const nodes = fc.tuple(...ids.map(() => node)).map((made) => Object.fromEntries(ids.map((id, at) => [id, made[at] as ScriptNode])))
    const canvas = fc.dictionary(fc.constantFrom(...ids, 'stray'), place, { noNullPrototype: true })
    const start = fc.constantFrom(...ids, 'nowhere')
    return fc.record({ format: fc.constant(1 as const), start, nodes, canvas }, { requiredKeys: ['format', 'start', 'nodes'], noNullPrototype: true })
  })

/** A change that depends on what is there: which node, which exit. */
export type Change = (now: Definition) => Command

const nth = (now: Definition, at: number): string => Object.keys(now.nodes)[at % Object.keys(now.nodes).length] ?? ''
const index = fc.nat(20)
const exit = fc.constantFrom(...EXITS)
const made = fc.constantFrom(...KINDS.map((each) => each.kind))

export const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(made, place).map(([name, at]): Change => (now) => addNode(freshId(now.nodes, name), { kind: name }, at)),
  fc
    .tuple(index, exit, made, place)
    .map(([from, out, name, at]): Change => (now) => insertOnExit(nth(now, from), out, { id: freshId(now.nodes, name), node: { kind: name }, out: 'next', at })),
  fc.array(index, { maxLength: 4 }).map((ids): Change => (now) => removeNodes(ids.map((at) => nth(now, at)))),
  fc.tuple(index, place).map(([of, at]): Change => (now) => moveNodes({ [nth(now, of)]: at })),
  fc.tuple(index, exit, fc.option(index, { nil: null })).map(([of, out, to]): Change => (now) => connect(nth(now, of), out, to === null ? null : nth(now, to))),
  fc.tuple(index, fc.constantFrom('text', 'queue'), fc.option(fc.string(), { nil: undefined })).map(([of, field, value]): Change => (now) => setField(nth(now, of), field, value)),
  fc.tuple(index, fc.string()).map(([of, note]): Change => (now) => setNote(nth(now, of), note)),
  fc.tuple(index, word).map(([of, to]): Change => (now) => renameNode(nth(now, of), to)),
  fc.constant((): Command => renameProperty('queue', 'line')),
)
