/** Which findings of the check belong to which field. Pure. */

import type { Issue } from '../editor/model/definition'

export function issuesOf(issues: readonly Issue[], node: string): readonly Issue[] {
  return issues.filter((issue) => issue.node === node)
}

/** Those of exactly this field, or of one of its entries that has no field of its own: `cases[2]`. */
export function issuesAt(issues: readonly Issue[], path: string): readonly Issue[] {
  return issues.filter((issue) => issue.field === path)
}

/** The field of the form that a path lies in: `cases` of `cases[1].when`. */
export function fieldOf(path: string): string {
  return /^[^.[]*/.exec(path)?.[0] ?? ''
}

/** Those that no field of the form shows: of the node as a whole, or of what the form does not know. */
export function unplaced(issues: readonly Issue[], fields: readonly string[]): readonly Issue[] {
  const known = new Set([...fields, 'exits', 'note', 'id'])
  return issues.filter((issue) => !known.has(fieldOf(issue.field ?? '')))
}

/** The worst of them decides the colour. */
export function isError(issues: readonly Issue[]): boolean {
  return issues.some((issue) => issue.severity !== 'warning')
}
