/** The way of a chat through a script, of a rehearsal or a real one, and how it is drawn over the script. Pure. */

import { exitKey, type ExitMark, type NodeMark, type Overlay } from '../editor/model/overlay'
import type { Definition } from '../editor/model/definition'

/** A node that was entered, and left or not. Times in the unit of whoever made it. */
export interface Visit {
  /** Which run of the chat; a rehearsal has one. */
  readonly run: number
  /** The node with those before it that called its script: `call/inner`. */
  readonly path: string
  readonly kind: string
  readonly at: number
  readonly exit: string
  readonly to: string | null
  readonly left: number | null
  readonly why: string
  readonly read: Readonly<Record<string, unknown>>
}

/** The calling nodes before the node's own id, each with a slash. */
export function aboveOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

export function nodeOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** What is drawn of visits in one script: passed nodes and exits lit, the last node current, all others dim. */
export function overlayOf(visits: readonly Visit[], definition: Definition, badge: (visit: Visit) => string, stands = true): Overlay {
  const nodes: Record<string, NodeMark> = {}
  const exits: Record<string, ExitMark> = {}
  for (const id of Object.keys(definition.nodes)) {
    nodes[id] = { tone: 'dim' }
    for (const exit of Object.keys(definition.nodes[id]?.exits ?? {})) exits[exitKey(id, exit)] = { tone: 'dim' }
  }
  for (const visit of visits) {
    const id = nodeOf(visit.path)
    nodes[id] = { tone: 'lit', badge: badge(visit) }
    if (visit.exit) exits[exitKey(id, visit.exit)] = { tone: 'lit' }
  }
  const last = visits.at(-1)
  if (last && stands) nodes[nodeOf(last.path)] = { tone: 'current', badge: badge(last) }
  return { nodes, exits }
}

/** The visits below these calling nodes; empty: those of the run's own script. */
export function within(visits: readonly Visit[], above: string, run = 1): readonly Visit[] {
  return visits.filter((visit) => visit.run === run && aboveOf(visit.path) === above)
}

/** The node drawn in a frame for a visit that may be deeper: the one that called. */
export function drawnIn(path: string, above: string): string | null {
  if (!path.startsWith(above)) return null
  return path.slice(above.length).split('/')[0] || null
}
