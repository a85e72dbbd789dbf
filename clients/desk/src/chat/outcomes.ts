/** Outcomes as the form works with them: the rules that the server holds a choice against. Pure. */

import type { Outcome, OutcomeCategory, OutcomeLimits } from '@cordboard/wire/snapshot.ts'

export type Chosen = Readonly<Record<string, string | null>>

export interface Rules {
  outcomes: readonly Outcome[]
  categories: readonly OutcomeCategory[]
  /** Of all outcomes together. */
  limits: OutcomeLimits
}

/** What is wrong with a value; `bound` with the last two. */
export interface ValueFlaw {
  why: 'required' | 'whole' | 'amount' | 'least' | 'most'
  bound?: number
}

/** How many are chosen of a category, or of all where it is empty, and how many there are to be. */
export interface Count extends OutcomeLimits {
  category: string
  chosen: number
}

const WHOLE = /^-?\d{1,15}$/
const AMOUNT = /^-?\d{1,12}(\.\d{1,2})?$/

/** Outcomes by their first category, in the order given; those without one under ''. */
export function byCategory(outcomes: readonly Outcome[]): [string, Outcome[]][] {
  const groups = new Map<string, Outcome[]>()
  for (const outcome of outcomes) {
    const category = outcome.categories[0] ?? ''
    groups.set(category, [...(groups.get(category) ?? []), outcome])
  }
  return [...groups].sort(([a], [b]) => Number(a === '') - Number(b === ''))
}

/** Where one is the most there may be, another takes its place. */
export function toggled(chosen: Chosen, outcome: Outcome, on: boolean, rules: Rules): Chosen {
  const { [outcome.name]: _old, ...rest } = chosen
  if (!on) return rest
  const alone = rules.categories.filter(({ maximum }) => maximum === 1).map(({ name }) => name)
  const gone = rules.outcomes.filter((other) => rules.limits.maximum === 1 || other.categories.some((of) => alone.includes(of) && outcome.categories.includes(of)))
  const kept = Object.fromEntries(Object.entries(rest).filter(([name]) => !gone.some((other) => other.name === name)))
  return { ...kept, [outcome.name]: outcome.type === 'none' ? null : '' }
}

/** What is wrong with a value, as far as it can be told here: how a text must look only the server knows. */
export function valueFlaw({ type, minimum, maximum }: Outcome, value: string | null): ValueFlaw | undefined {
  if (type === 'none') return undefined
  if (!value) return { why: 'required' }
  if (type !== 'integer' && type !== 'money') return undefined
  if (type === 'integer' && !WHOLE.test(value)) return { why: 'whole' }
  if (type === 'money' && !AMOUNT.test(value)) return { why: 'amount' }
  if (minimum !== null && Number(value) < minimum) return { why: 'least', bound: minimum }
  if (maximum !== null && Number(value) > maximum) return { why: 'most', bound: maximum }
  return undefined
}

/** Chosen outcomes whose value is missing or wrong. */
export function flawed(chosen: Chosen, { outcomes }: Rules): string[] {
  return outcomes.filter((one) => one.name in chosen && valueFlaw(one, chosen[one.name] ?? null)).map((one) => one.name)
}

/** All that is counted; what there is not is not asked for. */
export function counts(chosen: Chosen, { outcomes, categories, limits }: Rules): Count[] {
  const count = (category: string, bounds: OutcomeLimits, members: readonly Outcome[]): Count => ({
    category,
    minimum: Math.min(bounds.minimum, members.length),
    maximum: bounds.maximum,
    chosen: members.filter(({ name }) => name in chosen).length,
  })
  return [
    ...categories.map((each) => count(each.name, each, outcomes.filter((one) => one.categories.includes(each.name)))),
    count('', limits, outcomes),
  ]
}

export const tooFew = ({ chosen, minimum }: Count): boolean => chosen < minimum
export const tooMany = ({ chosen, maximum }: Count): boolean => maximum !== null && chosen > maximum
