/** Which part of a list is shown that grows without end, and the way back: the server knows the way on alone. */

export interface Part {
  /** Where it begins, as the server says it; empty: with the newest. */
  after: string
  /** From 1. */
  page: number
}

/** Where each part was come to from; forgotten when the console is loaded anew. */
const trail = new Map<string, string>()

export function went(from: Part, after: string): void {
  trail.set(after, from.after)
}

/** The part before this one; null: there is none, or the way to it is not known. */
export function before({ after, page }: Part): Part | null {
  const earlier = page === 2 ? '' : trail.get(after)
  return after === '' || earlier === undefined ? null : { after: earlier, page: Math.max(1, page - 1) }
}

/** The first and the last of a part, counted from 1. */
export function spanOf({ page }: Part, count: number, most: number): readonly [from: number, to: number] {
  const from = (page - 1) * most + 1
  return [from, from + count - 1]
}

/** What the server has counted. */
export interface Counted {
  total?: number
  more_than_total?: true
}

/** How many there are in all, and whether there are more than that; null: that is not known. */
export function allOf(to: number, next: string | null, { total, more_than_total: more }: Counted): { total: number; beyond: boolean } | null {
  if (total === undefined || more) {
    if (next === null) return { total: to, beyond: false }
    return total === undefined ? null : { total: Math.max(total, to), beyond: true }
  }
  // What came since it was counted.
  return { total: Math.max(total, to), beyond: false }
}

/** As members of an address. */
export function fromMembers(query: URLSearchParams): Part {
  const after = query.get('after') ?? ''
  const page = Number(query.get('page') ?? 1)
  return { after, page: after && Number.isInteger(page) && page > 1 ? page : after ? 2 : 1 }
}

export function toMembers({ after, page }: Part): Record<'after' | 'page', string | null> {
  return { after: after || null, page: after ? String(page) : null }
}
