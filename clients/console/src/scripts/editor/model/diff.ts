/** What differs between two definitions, in words' raw material and as something to draw over the later one. */

import type { Definition, Point, ScriptNode } from './definition'
import { exitKey, type ExitMark, type NodeMark, type Overlay } from './overlay'

export interface ChangedNode {
  readonly id: string
  /** Settings that differ; `kind` and `note` among them, exits not. */
  readonly fields: readonly string[]
  readonly exits: readonly { readonly exit: string; readonly from: string | null; readonly to: string | null }[]
}

export interface Difference {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly ChangedNode[]
  /** Names of properties that were added, taken away or changed. */
  readonly properties: readonly string[]
  readonly start: boolean
}

/** Places do not count: moving a node changes nothing that a chat meets. */
export function difference(before: Definition, after: Definition): Difference {
  const there = (definition: Definition, id: string): boolean => Object.hasOwn(definition.nodes, id)
  const added = Object.keys(after.nodes).filter((id) => !there(before, id))
  const removed = Object.keys(before.nodes).filter((id) => !there(after, id))
  const changed = Object.keys(after.nodes)
    .filter((id) => there(before, id))
    .map((id) => changes(id, before.nodes[id] as ScriptNode, after.nodes[id] as ScriptNode))
    .filter((node) => node.fields.length > 0 || node.exits.length > 0)
  const properties = (definition: Definition) => Object.fromEntries((definition.properties ?? []).map((each) => [each.name, each]))
  return { added, removed, changed, properties: differing(properties(before), properties(after)), start: before.start !== after.start }
}

export function nothingDiffers(found: Difference): boolean {
  return found.added.length + found.removed.length + found.changed.length + found.properties.length === 0 && !found.start
}

/** Drawn over `after`: what is new, what has changed, and as ghosts what is gone. `at`: where a node of `before` stood. */
export function diffOverlay(before: Definition, after: Definition, at: (id: string) => Point = (id) => (before.canvas && Object.hasOwn(before.canvas, id) ? (before.canvas[id] ?? [0, 0]) : [0, 0])): Overlay {
  const found = difference(before, after)
  const nodes: Record<string, NodeMark> = {}
  const exits: Record<string, ExitMark> = {}
  for (const id of found.added) {
    nodes[id] = { tone: 'added' }
    for (const [exit, to] of Object.entries(after.nodes[id]?.exits ?? {})) if (to !== null) exits[exitKey(id, exit)] = { tone: 'added' }
  }
  for (const node of found.changed) {
    if (node.fields.length > 0) nodes[node.id] = { tone: 'changed' }
    for (const { exit, from, to } of node.exits) exits[exitKey(node.id, exit)] = { tone: from === null ? 'added' : to === null ? 'removed' : 'changed' }
  }
  for (const id of found.removed) nodes[id] = { tone: 'removed' }
  const ghosts = Object.fromEntries(found.removed.map((id) => [id, { node: before.nodes[id] as ScriptNode, at: at(id) }]))
  return { nodes, exits, ghosts }
}

function changes(id: string, before: ScriptNode, after: ScriptNode): ChangedNode {
  const { exits: fromExits, ...from } = before
  const { exits: toExits, ...to } = after
  const names = new Set([...Object.keys(fromExits ?? {}), ...Object.keys(toExits ?? {})])
  const exits = [...names]
    .map((exit) => ({ exit, from: fromExits?.[exit] ?? null, to: toExits?.[exit] ?? null }))
    .filter((exit) => exit.from !== exit.to)
  return { id, fields: differing(from, to), exits }
}

function differing(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].filter((name) => !same(before[name], after[name]))
}

/** Whether two JSON values are the same; the order of members does not count. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const names = Object.keys(a)
  if (names.length !== Object.keys(b).length) return false
  return names.every((name) => Object.hasOwn(b, name) && same((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name]))
}
