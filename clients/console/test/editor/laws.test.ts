import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { createEditor } from '../../src/scripts/editor/createEditor'
import { clipOf, copied, pasted, textOf } from '../../src/scripts/editor/model/clipboard'
import { removeNodes } from '../../src/scripts/editor/model/commands'
import { diffOverlay, difference, nothingDiffers } from '../../src/scripts/editor/model/diff'
import type { Definition } from '../../src/scripts/editor/model/definition'
import { definitionOf, graphOf } from '../../src/scripts/editor/model/graph'
import { flattened, outlineOf } from '../../src/scripts/editor/model/outline'
import { boxOf, overlap, placed, tidied } from '../../src/scripts/editor/model/tidy'
import { BY_NAME, change, definition, size } from './arbitrary'

vi.setConfig({ testTimeout: 60_000 })

const some = fc.array(fc.nat(20), { maxLength: 5 })
const ids = (of: Definition, chosen: readonly number[]): Set<string> => new Set(chosen.map((at) => Object.keys(of.nodes)[at]).filter((id) => id !== undefined))
const pointsNowhere = (of: Definition): string[] =>
  Object.values(of.nodes).flatMap((node) => Object.values(node.exits ?? {}).filter((to): to is string => to !== null && !Object.hasOwn(of.nodes, to)))

it('definition → graph → definition is the identity', () => {
  fc.assert(fc.property(definition, (before) => void expect(definitionOf(graphOf(before, size))).toEqual(before)))
})

it('any series of changes, undone, is the start; done again, it is the end', () => {
  fc.assert(
    fc.property(definition, fc.array(fc.tuple(change, fc.constantFrom('', 'a', 'b')), { maxLength: 12 }), (before, changes) => {
      const editor = createEditor(before)
      for (const [made, merge] of changes) editor.run(made(editor.state().definition), merge ? { label: 'x', merge } : { label: 'x' })
      const after = editor.state().definition

      while (editor.state().canUndo) editor.undo()
      expect(editor.state().definition).toEqual(before)

      while (editor.state().canRedo) editor.redo()
      expect(editor.state().definition).toEqual(after)
    }),
  )
})

it('removing nodes never makes an exit point at nothing', () => {
  fc.assert(
    fc.property(definition, some, (before, chosen) => {
      const after = removeNodes(ids(before, chosen))(before)

      // What pointed at nothing before is not ours to mend.
      const before_ = new Set(pointsNowhere(before))
      expect(pointsNowhere(after).filter((to) => !before_.has(to))).toEqual([])
      expect(Object.keys(after.canvas ?? {}).filter((id) => Object.hasOwn(before.nodes, id) && !Object.hasOwn(after.nodes, id))).toEqual([])
    }),
  )
})

it('pasting, also what has travelled as text, collides with nothing and points only within', () => {
  fc.assert(
    fc.property(definition, definition, some, (from, into, chosen) => {
      const clip = copied(from, ids(from, chosen), (id) => placed(from, size).get(id) ?? [0, 0])
      if (!clip) return
      const read = clipOf(textOf(clip))
      expect(read).toEqual(clip)

      const { command, ids: fresh } = pasted(into, read ?? clip, [0, 0])
      const after = command(into)

      expect(fresh.filter((id) => Object.hasOwn(into.nodes, id))).toEqual([])
      expect(new Set(fresh).size).toBe(Object.keys(clip.nodes).length)
      for (const id of Object.keys(into.nodes)) expect(after.nodes[id]).toBe(into.nodes[id])
      for (const id of fresh) for (const to of Object.values(after.nodes[id]?.exits ?? {})) expect(fresh).toContain(to)
    }),
  )
})

it('the outline has each node once', () => {
  fc.assert(fc.property(definition, (of) => void expect([...flattened(outlineOf(of, BY_NAME))].sort()).toEqual(Object.keys(of.nodes).sort())))
})

it('a definition differs from itself in nothing, and from another in what the overlay marks', () => {
  fc.assert(
    fc.property(definition, change, (before, made) => {
      const after = made(before)(before)

      expect(nothingDiffers(difference(before, before))).toBe(true)
      const found = difference(before, after)
      const overlay = diffOverlay(before, after)
      expect(Object.keys(overlay.ghosts ?? {})).toEqual(found.removed)
      for (const id of found.added) expect(overlay.nodes[id]?.tone).toBe('added')
    }),
  )
})

it('a tidied script has no boxes over one another, nor has one whose nodes have no place yet', () => {
  fc.assert(
    fc.property(definition, (of) => {
      const after = tidied(size)(of)
      const apart = (places: ReadonlyMap<string, readonly [number, number]>): void => {
        const boxes = [...places.values()].map((at) => boxOf(at, size()))
        boxes.forEach((box, at) => expect(boxes.slice(at + 1).some((other) => overlap(box, other))).toBe(false))
      }

      apart(placed(after, size))
      apart(placed({ ...of, canvas: {} }, size))
    }),
    { numRuns: 25 },
  )
})
