/** Where nodes stand: a layout from the top down, and places for those that have none. A place is the middle of a box's upper edge. */

import { graphlib, layout } from '@dagrejs/dagre'
import type { Command, Definition, Point } from './definition'

export interface Size {
  readonly width: number
  readonly height: number
}

export type SizeOf = (id: string) => Size

/** Everything stands on this grid. */
export const GRID = 8
/** Between a box and the next below it, and beside it. */
export const GAP: Size = { width: 40, height: 48 }

/** From so many nodes on the finest layout takes too long. */
const LARGE = 80

/** Never minus nought: a script that travels as text comes back with plain nought. */
export const snapped = (value: number): number => Math.round(value / GRID) * GRID + 0

/** Places for all nodes, as if nobody had placed any. */
export function arranged(definition: Definition, sizeOf: SizeOf): Map<string, Point> {
  const graph = new graphlib.Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'TB', nodesep: GAP.width, ranksep: GAP.height, acyclicer: 'greedy', ...(Object.keys(definition.nodes).length > LARGE ? { ranker: 'tight-tree' } : {}) })
  // The start first: loops are then cut where they come back to it.
  const ids = Object.keys(definition.nodes).sort((a, b) => Number(b === definition.start) - Number(a === definition.start))
  // The layout keeps names in plain objects, where some ids mean something else.
  const names = new Map(ids.map((id, at) => [id, `n${at}`]))
  for (const [id, name] of names) graph.setNode(name, { ...sizeOf(id) })
  for (const [id, name] of names) {
    Object.values(definition.nodes[id]?.exits ?? {}).forEach((to, at) => {
      const target = to === null || to === id ? undefined : names.get(to)
      if (target) graph.setEdge(name, target, {}, `e${at}`)
    })
  }
  if (ids.length > 0) layout(graph)
  return new Map(
    [...names].map(([id, name]): [string, Point] => {
      const { x, y, height } = graph.node(name) as { x: number; y: number; height: number }
      return [id, [snapped(x), snapped(y - height / 2)]]
    }),
  )
}

/** Where each node stands: as the definition says, the others near what leads to them. */
export function placed(definition: Definition, sizeOf: SizeOf): ReadonlyMap<string, Point> {
  const ids = Object.keys(definition.nodes)
  if (ids.every((id) => definition.canvas && Object.hasOwn(definition.canvas, id))) return new Map(ids.map((id) => [id, definition.canvas?.[id] ?? [0, 0]]))
  // What leads where, and how large it is, decides; asked for at each letter that is typed, it is worked out once.
  const key = JSON.stringify([definition.start, definition.canvas, ids.map((id) => [id, definition.nodes[id]?.exits, sizeOf(id).width, sizeOf(id).height])])
  if (worked?.key !== key) worked = { key, places: workedOut(definition, sizeOf) }
  return worked.places
}

let worked: { key: string; places: ReadonlyMap<string, Point> } | null = null

function workedOut(definition: Definition, sizeOf: SizeOf): ReadonlyMap<string, Point> {
  const known = new Map(Object.entries(definition.canvas ?? {}).filter(([id]) => Object.hasOwn(definition.nodes, id)))
  const ids = Object.keys(definition.nodes)
  if (known.size === 0) return arranged(definition, sizeOf)
  const taken = [...known].map(([id, at]) => boxOf(at, sizeOf(id)))
  const left = new Set(ids.filter((id) => !known.has(id)))
  while (left.size > 0) {
    const [id, near] = next(definition, left, known)
    const size = sizeOf(id)
    const at = free(near ? [near[1][0], near[1][1] + sizeOf(near[0]).height + GAP.height] : [0, 0], size, taken)
    known.set(id, at)
    taken.push(boxOf(at, size))
    left.delete(id)
  }
  return known
}

/** The command that tidies: all nodes, or only these, which then keep their upper left corner. */
export function tidied(sizeOf: SizeOf, only?: ReadonlySet<string>): Command {
  return (definition) => {
    const part = only && only.size > 1
    const nodes = part ? Object.fromEntries(Object.entries(definition.nodes).filter(([id]) => only.has(id))) : definition.nodes
    const fresh = arranged({ ...definition, nodes }, sizeOf)
    const before = placed(definition, sizeOf)
    const [dx, dy] = part ? offset(before, fresh) : [0, 0]
    const canvas: Record<string, Point> = { ...definition.canvas }
    for (const [id, [x, y]] of fresh) canvas[id] = [x + dx, y + dy]
    const same = [...fresh.keys()].every((id) => definition.canvas?.[id]?.[0] === canvas[id]?.[0] && definition.canvas?.[id]?.[1] === canvas[id]?.[1])
    return same ? definition : { ...definition, canvas }
  }
}

/** The next free place to the right of this one, or below it. */
export function free(at: Point, size: Size, taken: readonly Box[]): Point {
  let [x, y] = [snapped(at[0]), snapped(at[1])]
  for (let tries = 0; tries < 1_000; tries += 1) {
    const box = boxOf([x, y], size)
    const hit = taken.find((other) => overlap(box, other))
    if (!hit) break
    if (tries % 5 === 4) [x, y] = [snapped(at[0]), snapped(hit.bottom + GAP.height)]
    else x = Math.ceil((hit.right + GAP.width + size.width / 2) / GRID) * GRID + 0
  }
  return [x, y]
}

export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export function boxOf([x, y]: Point, { width, height }: Size): Box {
  return { left: x - width / 2, right: x + width / 2, top: y, bottom: y + height }
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

function next(definition: Definition, left: ReadonlySet<string>, known: ReadonlyMap<string, Point>): [string, [string, Point] | null] {
  for (const [from, at] of known) {
    for (const to of Object.values(definition.nodes[from]?.exits ?? {})) if (to !== null && left.has(to)) return [to, [from, at]]
  }
  const [first = ''] = left
  return [first, null]
}

function offset(before: ReadonlyMap<string, Point>, fresh: ReadonlyMap<string, Point>): Point {
  const least = (of: ReadonlyMap<string, Point>, axis: 0 | 1): number => Math.min(...[...fresh.keys()].map((id) => of.get(id)?.[axis] ?? 0))
  return [snapped(least(before, 0) - least(fresh, 0)), snapped(least(before, 1) - least(fresh, 1))]
}
