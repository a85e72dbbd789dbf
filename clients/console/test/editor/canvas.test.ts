import { expect, it } from 'vitest'
import { cardOf, CARD } from '../../src/scripts/editor/canvas/card'
import { above, differing } from '../../src/scripts/editor/canvas/frame'
import { edgesOf, memory, nodesOf } from '../../src/scripts/editor/canvas/flow'
import { routed } from '../../src/scripts/editor/canvas/route'
import { createEditor } from '../../src/scripts/editor/createEditor'
import { moveNodes, setField } from '../../src/scripts/editor/model/commands'
import type { Definition, ScriptNode } from '../../src/scripts/editor/model/definition'
import { diffOverlay } from '../../src/scripts/editor/model/diff'
import { roomFor } from '../../src/scripts/editor/room'
import { rowsOf } from '../../src/scripts/editor/rows'
import { outlineOf } from '../../src/scripts/editor/model/outline'
import { withoutTab, withTab } from '../../src/scripts/editor/tabs'
import { BY_NAME } from './arbitrary'

const COUNT = 200
const chain: Definition = {
  format: 1,
  start: 'n0',
  nodes: Object.fromEntries(Array.from({ length: COUNT }, (_, at): [string, ScriptNode] => [`n${at}`, { kind: 'send_message', text: `${at}`, ...(at + 1 < COUNT ? { exits: { next: `n${at + 1}` } } : {}) }])),
}

it('of 200 cards, only those are drawn anew of which something has changed', () => {
  const editor = createEditor(chain)
  const kept = memory()
  const draw = () => [nodesOf(editor.state(), BY_NAME, null, kept), edgesOf(editor.state(), BY_NAME, kept)] as const
  const [before, arrows] = draw()
  expect([before.length, arrows.length]).toEqual([COUNT, COUNT - 1])

  editor.select(['n7'])
  const [chosen, sameArrows] = draw()
  expect(chosen.filter((node, at) => node !== before[at]).map((node) => node.id)).toEqual(['n7'])
  // The very list: with another, React Flow would look at each of them.
  expect(sameArrows).toBe(arrows)
  expect(sameArrows.every((arrow, at) => arrow === arrows[at])).toBe(true)

  editor.run(setField('n9', 'text', 'Hello'), { label: '' })
  const [typed] = draw()
  expect(typed.filter((node, at) => node !== chosen[at]).map((node) => node.id)).toEqual(['n9'])

  editor.run(moveNodes({ n9: [4_000, 80] }), { label: '' })
  const [moved] = draw()
  expect(moved.find((node) => node.id === 'n9')?.position).toEqual({ x: 4_000, y: 80 })
})

it('a card is as wide as its exits, and what is alone leaves from the middle', () => {
  const one = cardOf({ kind: 'send_message' }, BY_NAME.get('send_message'))
  const [next, failed] = one.ports
  expect(one.width).toBe(CARD.width)
  expect((next?.x ?? 0) + (next?.width ?? 0) / 2).toBe(one.width / 2)
  expect((failed?.x ?? 0) + (failed?.width ?? 0)).toBe(one.width - 1)

  const many = cardOf({ kind: 'switch', cases: Array.from({ length: 12 }, (_, at) => ({ exit: `way number ${at}` })) }, BY_NAME.get('switch'))
  expect(many.width).toBeGreaterThan(CARD.width)
  many.ports.slice(0, -1).forEach((port, at) => expect(port.x).toBeGreaterThanOrEqual((many.ports[at - 1]?.x ?? 0) + (many.ports[at - 1]?.width ?? 0) - 0.01))
})

it('an arrow goes straight down where nothing is in the way, and around what is', () => {
  expect(routed([0, 80], [0, 200], [], 0).path).toBe('M0 80L0 200')
  // A little aside is no reason for a bend; more is.
  expect(routed([3, 80], [0, 200], [], 0).path).toBe('M3 80L3 200')
  expect(routed([8, 80], [0, 200], [], 0).path).toContain('Q')

  const inTheWay = { left: -100, right: 100, top: 200, bottom: 280 }
  const { path } = routed([0, 80], [0, 400], [inTheWay], 0)
  const xs = [...path.matchAll(/[ML](-?[\d.]+) /g)].map((found) => Math.abs(Number(found[1])))
  expect(Math.max(...xs)).toBeGreaterThan(100)
})

it('what is gone is drawn as a ghost with its arrows', () => {
  const after: Definition = { ...chain, nodes: Object.fromEntries(Object.entries(chain.nodes).filter(([id]) => id !== 'n5')) }
  const editor = createEditor({ ...after, nodes: { ...after.nodes, n4: { ...chain.nodes.n4, kind: 'send_message', exits: { next: 'n6' } } } }, { readOnly: true })
  editor.setOverlay(diffOverlay(chain, editor.state().definition))
  const kept = memory()

  expect(nodesOf(editor.state(), BY_NAME, null, kept).filter((node) => node.data.ghost).map((node) => node.id)).toEqual(['n5'])
  expect(edgesOf(editor.state(), BY_NAME, kept).find((arrow) => arrow.id === 'n5/next')?.data?.mark?.tone).toBe('removed')
  expect(edgesOf(editor.state(), BY_NAME, kept).find((arrow) => arrow.id === 'n4/next')?.data?.mark?.tone).toBe('changed')
})

it('what is closed in the outline hides what is below it, and nothing else', () => {
  const forked: Definition = {
    format: 1,
    start: 'a',
    nodes: { a: { kind: 'test', exits: { true: 'b', false: 'c' } }, b: { kind: 'end' }, c: { kind: 'send_message', exits: { next: 'b' } }, d: { kind: 'end' } },
  }
  const keys = (closed: readonly string[]): string[] => rowsOf(outlineOf(forked, BY_NAME), forked, new Set(closed)).map((row) => row.key)

  expect(keys([])).toEqual(['a/', 'a/true', 'b/', 'a/false', 'c/', 'd/'])
  expect(keys(['a/true'])).toEqual(['a/', 'a/true', 'a/false', 'c/', 'd/'])
  expect(keys(['a/'])).toEqual(['a/', 'd/'])
  expect(rowsOf(outlineOf(forked, BY_NAME), forked, new Set()).find((row) => row.key === 'c/')?.leads).toBe('b')
  expect(rowsOf(outlineOf(forked, BY_NAME), forked, new Set()).find((row) => row.key === 'd/')?.cutOff).toBe(true)
})

it('a script has one tab, whichever version it is; closing one shows its neighbour', () => {
  const tabs = withTab(withTab(withTab([], { script: 'A', version: 1 }), { script: 'B', version: 4 }), { script: 'A', version: 2 })

  expect(tabs).toEqual([{ script: 'A', version: 2 }, { script: 'B', version: 4 }])
  expect(withoutTab(tabs, 'A')).toEqual({ tabs: [{ script: 'B', version: 4 }], next: { script: 'B', version: 4 } })
  expect(withoutTab([{ script: 'B', version: 4 }], 'B').next).toBeNull()
})

it('what makes room for a node that is inserted comes to lie on no other', () => {
  const definition: Definition = {
    format: 1,
    start: 'start',
    nodes: { start: { kind: 'start', exits: { next: 'end' } }, end: { kind: 'end' }, loose: { kind: 'log' }, beside: { kind: 'log' } },
    canvas: { start: [0, 0], end: [0, 152], loose: [24, 280], beside: [600, 152] },
  }
  const sizeOf = () => ({ width: CARD.width, height: CARD.height })
  const at = new Map(Object.entries(definition.canvas ?? {}))

  const moved = roomFor({ definition, at, sizeOf }, 'end', [0, 152], 128)

  expect(moved).toEqual({ end: [0, 280], loose: [24, 408] })
  expect(roomFor({ definition, at, sizeOf }, 'end', [300, 152], 128)).toEqual({})
})

it('a drawn difference begins with what differs, wherever that stands', () => {
  const after: Definition = { ...chain, nodes: { ...chain.nodes, n150: { ...chain.nodes.n150, text: 'other' } as ScriptNode } }
  const editor = createEditor(after, { readOnly: true })

  editor.setOverlay(diffOverlay(chain, after))

  expect(differing(nodesOf(editor.state(), BY_NAME, null, memory())).map((node) => node.id)).toEqual(['n150'])
})

it('a card that is brought into sight does not end up below the map', () => {
  const card = { left: 700, right: 900, top: 500, bottom: 576 }
  const map = { left: 850, right: 1000, top: 540, bottom: 650 }

  expect(above(card, [map], 12)).toBe(48)
  expect(above({ ...card, left: 400, right: 600 }, [map], 12)).toBe(0)
})
