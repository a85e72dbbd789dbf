/** Two people's changes of one script, node by node: which of them met, and both together where they did not. Pure. */

import { same } from '../../form/draft'
import type { Definition, ScriptNode } from '../editor/model/definition'

/** What a script was, what somebody else made of it, and what was made of it here. */
export interface Meeting {
  /** What both began from, in the server's words … */
  base: Definition
  /** … and as it stood here: the server leaves out what is as it is anyway. */
  sent: Definition
  theirs: Definition
  mine: Definition
}

export interface Met {
  /** Parts that only they, only we, or both changed: a node's id, `start` or `properties`. */
  theirs: readonly Part[]
  mine: readonly Part[]
  /** Both changed it, and not to the same. */
  both: readonly Part[]
  /** Everything of both; where both changed the same, ours. */
  merged: Definition
}

export interface Part {
  what: 'node' | 'start' | 'properties'
  /** Of a node. */
  id: string
  /** The node as it is, or as it last was. */
  node?: ScriptNode
}

export function meet({ base, sent, theirs, mine }: Meeting): Met {
  const own = changed(sent, mine)
  const other = changed(base, theirs)
  const clashing = own.nodes.filter((id) => other.nodes.includes(id) && !alike(at(mine.nodes, id), at(theirs.nodes, id)))
  const nodes: Record<string, ScriptNode> = { ...theirs.nodes }
  for (const id of own.nodes) put(nodes, id, at(mine.nodes, id))
  const wanted = own.start ? mine.start : theirs.start
  const started = at(nodes, wanted) !== undefined
  const start = started ? wanted : mine.start
  if (!started) put(nodes, start, at(mine.nodes, start) ?? at(theirs.nodes, start))
  const torn = mended(nodes, mine, theirs)

  const both = new Set([...clashing, ...torn.flatMap(({ from, to }) => [from, to]), ...(started ? [] : [start])])
  const part = (id: string): Part => partOf(id, mine, theirs, base)
  const bothParts = [...both].map(part)
  if (own.start && other.start && mine.start !== theirs.start) bothParts.push({ what: 'start', id: '' })
  if (own.properties && other.properties && !alike(mine.properties ?? [], theirs.properties ?? [])) bothParts.push({ what: 'properties', id: '' })
  return {
    theirs: [...other.nodes.filter((id) => !both.has(id)).map(part), ...whole(other, own)],
    mine: [...own.nodes.filter((id) => !both.has(id)).map(part), ...whole(own, other)],
    both: bothParts,
    merged: {
      ...theirs,
      start,
      nodes,
      ...(own.properties ? { properties: mine.properties ?? [] } : {}),
      canvas: places(sent, mine, theirs, nodes),
    },
  }
}

/** Whether the server's words say what was sent: it leaves out what has no effect. */
export function alike(sent: unknown, stored: unknown): boolean {
  if (same(sent, stored)) return true
  if (stored === undefined) return idle(sent)
  if (Array.isArray(sent) && Array.isArray(stored)) return sent.length === stored.length && sent.every((each, index) => alike(each, stored[index]))
  if (!isObject(sent) || !isObject(stored)) return false
  return [...new Set([...Object.keys(sent), ...Object.keys(stored)])].every((name) => alike(sent[name], stored[name]))
}

interface Changed {
  nodes: readonly string[]
  start: boolean
  properties: boolean
}

function changed(from: Definition, to: Definition): Changed {
  const ids = new Set([...Object.keys(from.nodes), ...Object.keys(to.nodes)])
  return {
    nodes: [...ids].filter((id) => !same(at(from.nodes, id), at(to.nodes, id))),
    start: from.start !== to.start,
    properties: !same(from.properties ?? [], to.properties ?? []),
  }
}

function whole(one: Changed, other: Changed): Part[] {
  const parts: Part[] = []
  if (one.start && !other.start) parts.push({ what: 'start', id: '' })
  if (one.properties && !other.properties) parts.push({ what: 'properties', id: '' })
  return parts
}

/** Puts back what exits of ours or theirs lead to, as far as we have it; exits to the rest are opened. Answers which these were. */
function mended(nodes: Record<string, ScriptNode>, mine: Definition, theirs: Definition): { from: string; to: string }[] {
  const torn: { from: string; to: string }[] = []
  for (;;) {
    const found = loose(nodes, mine, theirs)
    torn.push(...found)
    const back = found.filter(({ to }) => at(mine.nodes, to))
    // What is put back may lead to what is gone as well.
    for (const { to } of back) put(nodes, to, at(mine.nodes, to))
    if (back.length > 0) continue
    for (const { from } of found) put(nodes, from, anchored(at(nodes, from), nodes))
    return torn
  }
}

/** Exits that led somewhere on their own side and lead nowhere together. */
function loose(nodes: Readonly<Record<string, ScriptNode>>, mine: Definition, theirs: Definition): { from: string; to: string }[] {
  return Object.entries(nodes).flatMap(([from, node]) =>
    Object.values(node.exits ?? {})
      .filter((to): to is string => typeof to === 'string' && !at(nodes, to) && Boolean(at(mine.nodes, to) ?? at(theirs.nodes, to)))
      .map((to) => ({ from, to })),
  )
}

/** The node without exits to what is not there. */
function anchored(node: ScriptNode | undefined, nodes: Readonly<Record<string, ScriptNode>>): ScriptNode | undefined {
  if (!node) return undefined
  const exits = Object.entries(node.exits ?? {}).map(([exit, to]) => [exit, to !== null && at(nodes, to) ? to : null])
  return { ...node, exits: Object.fromEntries(exits) as Record<string, string | null> }
}

/** Where nodes are drawn is nobody's quarrel: who moved one last has moved it. */
function places(sent: Definition, mine: Definition, theirs: Definition, nodes: Readonly<Record<string, ScriptNode>>): NonNullable<Definition['canvas']> {
  const all = Object.keys(nodes).map((id) => {
    const moved = !same(sent.canvas?.[id], mine.canvas?.[id])
    return [id, (moved ? mine.canvas?.[id] : undefined) ?? theirs.canvas?.[id] ?? mine.canvas?.[id]] as const
  })
  return Object.fromEntries(all.filter(([, at]) => at !== undefined)) as NonNullable<Definition['canvas']>
}

function partOf(id: string, ...from: readonly Definition[]): Part {
  const node = from.map((each) => at(each.nodes, id)).find((each) => each)
  return node ? { what: 'node', id, node } : { what: 'node', id }
}

/** Only what was put there: an id may be the name of something that every object has. */
function at(nodes: Readonly<Record<string, ScriptNode>>, id: string): ScriptNode | undefined {
  return Object.hasOwn(nodes, id) ? nodes[id] : undefined
}

function put(nodes: Record<string, ScriptNode>, id: string, node: ScriptNode | undefined): void {
  if (node) nodes[id] = node
  else delete nodes[id]
}

function idle(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === 0 || value === '') return true
  if (Array.isArray(value)) return value.length === 0
  return isObject(value) && Object.values(value).every(idle)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
