/** A script read from top to bottom as a tree: nodes in the order in which a chat meets them, exits as branches. */

import type { Definition, ScriptNode } from './definition'
import { exitsOf, FAILED, type Exit, type Kinds } from './exits'

export interface Branch {
  readonly exit: Exit
  /** Empty: it leads nowhere, or to a node that stands elsewhere. */
  readonly nodes: readonly OutlineNode[]
}

export interface OutlineNode {
  readonly id: string
  /** A node with one way on has the next node beside it, not below it. */
  readonly onward: Exit | null
  readonly branches: readonly Branch[]
}

/** Each node stands in it once: where a chat can first come to it, or at the end if none can. */
export function outlineOf(definition: Definition, kinds: Kinds): readonly OutlineNode[] {
  const seen = new Set<string>()

  function sequence(from: string): OutlineNode[] {
    const nodes: OutlineNode[] = []
    for (let id: string | null = from; id !== null && !seen.has(id); ) {
      const node: ScriptNode | undefined = Object.hasOwn(definition.nodes, id) ? definition.nodes[id] : undefined
      if (!node) break
      seen.add(id)
      const exits = exitsOf(node, kinds.get(node.kind))
      const onward = single(exits)
      // What fails stands aside; the way on is told before it, so that the order is the chat's.
      const branches = exits
        .filter((exit) => exit !== onward && (exit.name !== FAILED || exit.to !== null))
        .map((exit): Branch => ({ exit, nodes: exit.to === null ? [] : sequence(exit.to) }))
      nodes.push({ id, onward, branches })
      id = onward?.to ?? null
    }
    return nodes
  }

  const first = sequence(definition.start)
  const rest: OutlineNode[] = []
  // Heads of what is cut off before its parts.
  const targets = new Set(Object.values(definition.nodes).flatMap((node) => Object.values(node.exits ?? {})))
  const ids = Object.keys(definition.nodes)
  for (const id of [...ids.filter((each) => !targets.has(each)), ...ids]) if (!seen.has(id)) rest.push(...sequence(id))
  return [...first, ...rest]
}

/** All nodes in the outline's order. */
export function flattened(outline: readonly OutlineNode[]): readonly string[] {
  return outline.flatMap((node) => [node.id, ...node.branches.flatMap((branch) => flattened(branch.nodes))])
}

function single(exits: readonly Exit[]): Exit | null {
  const ways = exits.filter((exit) => exit.name !== FAILED)
  return ways.length === 1 ? (ways[0] ?? null) : null
}
