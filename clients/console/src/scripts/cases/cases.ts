/** Test cases as the server keeps them, and as files that `cordboard rehearse` takes. */

import type { Expected, Scenario } from '../rehearsal/told'

export interface CaseLine {
  readonly name: string
  readonly expects: boolean
  readonly updated_at: string
  readonly updated_by: string
}

export interface CaseView extends CaseLine {
  readonly scenario: Scenario
}

export interface CaseResult {
  readonly name: string
  readonly passed: boolean | null
  readonly failures: readonly string[]
  readonly path: readonly string[]
  readonly how: string
}

export interface CasesRun {
  readonly version: number
  readonly passed: boolean
  readonly cases: readonly CaseResult[]
  readonly left_off: readonly string[]
}

export const casesPath = (script: string): string => `scripts/${encodeURIComponent(script)}/cases`

/** The scenarios of a file: one, or a list. Throws with the parser's own words for what is no JSON. */
export function scenariosOf(text: string): readonly Scenario[] {
  const read = JSON.parse(text) as unknown
  const all = Array.isArray(read) ? (read as unknown[]) : [read]
  return all.map((each) => {
    if (typeof each !== 'object' || each === null || Array.isArray(each)) throw new Error(JSON.stringify(each)?.slice(0, 60))
    // In a file a scenario may say through which script it is played; here that is known.
    const { script: _script, version: _version, definition: _definition, ...scenario } = each as Scenario
    return scenario
  })
}

export function fileOf(scenarios: readonly Scenario[]): string {
  return `${JSON.stringify(scenarios, null, 2)}\n`
}

/** The lines that somebody typed, without the empty ones. */
export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

/** What is expected, with these members set; an empty one does not matter. */
export function withExpected(expect: Expected, changes: Partial<Expected>): Expected {
  return Object.fromEntries(Object.entries({ ...expect, ...changes }).filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)))
}
