/** Which exits a node has: its kind's, those its settings name, those it calls by another script's ends, and `failed`. */

import type { NodeKind } from '../../kinds'
import type { ScriptNode } from './definition'

export const FAILED = 'failed'

export interface Exit {
  readonly name: string
  readonly to: string | null
  /** In what case the server says it is taken; empty: the settings name it. */
  readonly taken: string
  /** Nothing is amiss when it leads nowhere. */
  readonly optional: boolean
  /** The kind knows no such exit: it stands only in the definition. */
  readonly stray: boolean
}

export type Kinds = ReadonlyMap<string, NodeKind>

export function byName(kinds: readonly NodeKind[]): Kinds {
  return new Map(kinds.map((kind) => [kind.kind, kind]))
}

export function targetOf(node: ScriptNode, exit: string): string | null {
  return node.exits && Object.hasOwn(node.exits, exit) ? (node.exits[exit] ?? null) : null
}

/** All exits of a node in the order in which they are drawn: those of the kind, of the settings, any others, `failed` last. */
export function exitsOf(node: ScriptNode, kind: NodeKind | undefined): readonly Exit[] {
  const found = new Map<string, Exit>()
  const put = (name: string, rest: Partial<Exit>): void => {
    if (found.has(name)) return
    found.set(name, { name, to: targetOf(node, name), taken: '', optional: false, stray: false, ...rest })
  }
  for (const exit of kind?.exits ?? []) if (exit.name !== FAILED) put(exit.name, { taken: exit.taken, optional: exit.optional })
  for (const name of named(node, kind)) put(name, {})
  for (const [name, to] of Object.entries(node.exits ?? {})) {
    if (name !== FAILED && to !== null) put(name, { stray: kind !== undefined && !kind.open_exits })
  }
  const failed = kind?.exits.find((exit) => exit.name === FAILED)
  if (failed || (kind?.can_fail ?? false) || targetOf(node, FAILED) !== null) {
    put(FAILED, { taken: failed?.taken ?? '', optional: true, stray: kind !== undefined && !failed && !kind.can_fail })
  }
  return [...found.values()]
}

/** The exit by which a chat usually goes on: what is inserted on an arrow leads on by it. */
export function mainExit(node: ScriptNode, kind: NodeKind | undefined): string | null {
  return exitsOf(node, kind).find((exit) => exit.name !== FAILED)?.name ?? null
}

/** The exits that the settings name: `cases[].exit`. */
function named(node: ScriptNode, kind: NodeKind | undefined): readonly string[] {
  const from = kind?.exits_from
  if (!from) return []
  const field = kind.fields.find((each) => each.name === from.field)
  const groups = node[from.field] ?? field?.default
  if (!Array.isArray(groups)) return []
  return groups
    .map((group: unknown) => (typeof group === 'object' && group !== null ? (group as Record<string, unknown>)[from.member] : undefined))
    .filter((name): name is string => typeof name === 'string' && name !== '')
}
