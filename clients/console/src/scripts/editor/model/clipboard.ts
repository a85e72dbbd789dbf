/** Copied nodes: a text that any program can carry, and what pasting it does. */

import { freshId } from './commands'
import type { Command, Definition, Point, ScriptNode } from './definition'

const MARK = 'cordboard/nodes'

export interface Clip {
  readonly nodes: Readonly<Record<string, ScriptNode>>
  readonly canvas: Readonly<Record<string, Point>>
}

/** These nodes with the exits among them. A start is not copied: a script has one. */
export function copied(definition: Definition, ids: ReadonlySet<string>, at: (id: string) => Point): Clip | null {
  const kept = Object.keys(definition.nodes).filter((id) => ids.has(id) && definition.nodes[id]?.kind !== 'start')
  if (kept.length === 0) return null
  const inside = new Set(kept)
  return {
    nodes: Object.fromEntries(kept.map((id) => [id, within(definition.nodes[id] as ScriptNode, (to) => (inside.has(to) ? to : null))])),
    canvas: Object.fromEntries(kept.map((id) => [id, at(id)])),
  }
}

export function textOf(clip: Clip): string {
  return JSON.stringify({ [MARK]: 1, ...clip }, null, 1)
}

/** Null: the text is something else. */
export function clipOf(text: string): Clip | null {
  if (!text.includes(MARK)) return null
  try {
    const { [MARK]: version, nodes, canvas } = JSON.parse(text) as Record<string, unknown>
    if (version !== 1 || !isRecord(nodes) || !Object.values(nodes).every(isNode)) return null
    const places = Object.entries(isRecord(canvas) ? canvas : {}).filter((entry): entry is [string, Point] => isPoint(entry[1]))
    return { nodes: nodes as Clip['nodes'], canvas: Object.fromEntries(places) }
  } catch {
    return null
  }
}

export interface Pasted {
  readonly command: Command
  readonly ids: readonly string[]
}

/** Puts a clip into a script: new ids where they are taken, the whole moved so that its upper left node stands at `at`. */
export function pasted(definition: Definition, clip: Clip, at: Point): Pasted {
  const taken: Record<string, unknown> = { ...definition.nodes }
  const ids = new Map<string, string>()
  for (const [id, node] of Object.entries(clip.nodes)) {
    if (node.kind === 'start') continue
    const fresh = Object.hasOwn(taken, id) ? freshId(taken, id) : id
    ids.set(id, fresh)
    taken[fresh] = node
  }
  const left = Math.min(...[...ids.keys()].map((id) => clip.canvas[id]?.[0] ?? 0))
  const top = Math.min(...[...ids.keys()].map((id) => clip.canvas[id]?.[1] ?? 0))
  const nodes = Object.fromEntries([...ids].map(([id, fresh]) => [fresh, within(clip.nodes[id] as ScriptNode, (to) => ids.get(to) ?? null)]))
  const place = ([x, y]: Point): Point => [at[0] + x - left, at[1] + y - top]
  const canvas = Object.fromEntries([...ids].map(([id, fresh]) => [fresh, place(clip.canvas[id] ?? [left, top])]))
  const command: Command = (before) =>
    ids.size === 0 ? before : { ...before, nodes: { ...before.nodes, ...nodes }, canvas: { ...before.canvas, ...canvas } }
  return { command, ids: [...ids.values()] }
}

/** The node with its exits led elsewhere; those that lead nowhere are dropped. */
function within(node: ScriptNode, lead: (to: string) => string | null): ScriptNode {
  const { exits, ...rest } = node
  const led = Object.entries(exits ?? {})
    .map(([exit, to]): [string, string | null] => [exit, to === null ? null : lead(to)])
    .filter(([, to]) => to !== null)
  return (led.length > 0 ? { ...rest, exits: Object.fromEntries(led) } : rest) as ScriptNode
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isNode(value: unknown): boolean {
  return isRecord(value) && typeof value.kind === 'string' && (value.exits === undefined || isRecord(value.exits))
}

function isPoint(value: unknown): value is Point {
  return Array.isArray(value) && value.length === 2 && value.every((each) => typeof each === 'number')
}
