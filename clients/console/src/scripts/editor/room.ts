/** Making room on the canvas for what is inserted or pasted. Pure. */

import { cardFor } from './canvas/card'
import type { Clip } from './model/clipboard'
import type { Definition, Point } from './model/definition'
import type { Kinds } from './model/exits'
import { boxOf, overlap, snapped, type Box, type SizeOf } from './model/tidy'

/** How far pasted nodes are put aside until they lie on nothing, and how often that is tried. */
const ASIDE = 32
const TRIES = 200

interface Layout {
  readonly definition: Definition
  readonly at: ReadonlyMap<string, Point>
  readonly sizeOf: SizeOf
}

/** The new places of a node, of all that follows it further down, and of what these would come to lie on, if something stands in its place already. */
export function roomFor({ definition, at, sizeOf }: Layout, id: string, place: Point, down: number): Record<string, Point> {
  const fresh = boxOf(place, sizeOf(id))
  const standing = [...at].map(([other, stands]) => ({ other, stands, box: boxOf(stands, sizeOf(other)) }))
  const inTheWay = standing.filter(({ box }) => overlap(fresh, box))
  if (inTheWay.length === 0) return {}
  const moved = new Set([id, ...inTheWay.map(({ other }) => other)])
  for (const each of moved) {
    for (const to of Object.values(definition.nodes[each]?.exits ?? {})) if (to !== null && (at.get(to)?.[1] ?? -Infinity) >= place[1]) moved.add(to)
    const stands = at.get(each)
    const landed = stands && boxOf([stands[0], stands[1] + down], sizeOf(each))
    if (landed) for (const { other, box } of standing) if (overlap(landed, box)) moved.add(other)
  }
  return Object.fromEntries(standing.flatMap(({ other, stands }): [string, Point][] => (moved.has(other) ? [[other, [stands[0], stands[1] + down]]] : [])))
}

/** The leftmost and the uppermost of the places in a clip. */
export function cornerOf(clip: Clip): Point {
  const spots = Object.values(clip.canvas)
  return spots.length === 0 ? [0, 0] : [Math.min(...spots.map(([x]) => x)), Math.min(...spots.map(([, y]) => y))]
}

/** Where a clip's corner is when its middle is here. */
export function cornerAround(clip: Clip, [x, y]: Point): Point {
  const spots = Object.values(clip.canvas)
  const [left, top] = cornerOf(clip)
  return spots.length === 0 ? [x, y] : [x - (Math.max(...spots.map((spot) => spot[0])) - left) / 2, y - (Math.max(...spots.map((spot) => spot[1])) - top) / 2]
}

/** The place for a clip's corner, from this one on aslant, where none of its nodes lies on another. */
export function beside(clip: Clip, from: Point, kinds: Kinds, taken: readonly Box[]): Point {
  const [left, top] = cornerOf(clip)
  for (let tries = 0; tries < TRIES; tries += 1) {
    const [x, y] = [from[0] + tries * ASIDE, from[1] + tries * ASIDE]
    const clear = Object.entries(clip.canvas).every(([id, spot]) => {
      const node = clip.nodes[id]
      const box = node && boxOf([x + spot[0] - left, y + spot[1] - top], cardFor(node, kinds))
      return !box || !taken.some((other) => overlap(box, other))
    })
    if (clear) return [snapped(x), snapped(y)]
  }
  return from
}
