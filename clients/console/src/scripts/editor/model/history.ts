/** What has been done to a script, to be undone and done again. Values, never changed in place. */

import type { Command, Definition } from './definition'

interface Step {
  readonly label: string
  /** Without it: never joined with the change before. */
  readonly merge: string | null
  readonly before: Definition
  readonly after: Definition
}

export interface History {
  readonly now: Definition
  readonly past: readonly Step[]
  readonly future: readonly Step[]
}

/** How many changes can be undone. */
export const KEPT = 500

export function begun(definition: Definition): History {
  return { now: definition, past: [], future: [] }
}

export function done(history: History, command: Command, label: string, merge: string | null = null): History {
  const after = command(history.now)
  if (after === history.now) return history
  const last = history.past.at(-1)
  const joined = merge !== null && last?.merge === merge && history.future.length === 0
  const step: Step = { label, merge, before: joined ? last.before : history.now, after }
  return { now: after, past: [...(joined ? history.past.slice(0, -1) : history.past), step].slice(-KEPT), future: [] }
}

export function undone(history: History): History {
  const step = history.past.at(-1)
  return step ? { now: step.before, past: history.past.slice(0, -1), future: [step, ...history.future] } : history
}

export function redone(history: History): History {
  const [step, ...future] = history.future
  return step ? { now: step.after, past: [...history.past, step], future } : history
}

/** Whatever comes next is undone by itself, though it has the same key. */
export function closed(history: History): History {
  const last = history.past.at(-1)
  return last?.merge ? { ...history, past: [...history.past.slice(0, -1), { ...last, merge: null }] } : history
}
