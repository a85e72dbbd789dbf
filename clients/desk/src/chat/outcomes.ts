/** Outcomes as the form works with them. Pure. */

import type { Outcome } from '@cordboard/wire/snapshot.ts'

export type Chosen = Readonly<Record<string, string | null>>

/** Outcomes by their first category, in the order given; those without one under ''. */
export function byCategory(outcomes: readonly Outcome[]): [string, Outcome[]][] {
  const groups = new Map<string, Outcome[]>()
  for (const outcome of outcomes) {
    const category = outcome.categories[0] ?? ''
    groups.set(category, [...(groups.get(category) ?? []), outcome])
  }
  return [...groups].sort(([a], [b]) => Number(a === '') - Number(b === ''))
}

export function toggled(chosen: Chosen, outcome: Outcome, on: boolean): Chosen {
  const { [outcome.name]: _old, ...rest } = chosen
  if (!on) return rest
  return { ...rest, [outcome.name]: outcome.type === 'none' ? null : '' }
}

/** Chosen outcomes that still need their value. */
export function missing(chosen: Chosen, outcomes: readonly Outcome[]): string[] {
  return outcomes.filter((one) => one.type !== 'none' && one.name in chosen && !chosen[one.name]).map((one) => one.name)
}
