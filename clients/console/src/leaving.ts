/** Going to another address, and the question before unsaved changes are lost: links, back and forward, closing the tab. */

import { navigate } from 'wouter/use-browser-location'

/** What is asked; `proceed` leaves, losing the changes. */
export interface Question {
  proceed: () => void
}

let unsaved = false
let question: Question | null = null
let returning = false
const listeners = new Set<() => void>()

interface Entry {
  index?: number
}

const indexOf = (state: unknown): number => (state as Entry | null)?.index ?? 0
let index = 0

function ask(next: Question | null): void {
  question = next
  for (const listener of listeners) listener()
}

/** Whether there are changes that leaving would lose. */
export function setUnsaved(now: boolean): void {
  unsaved = now
}

/** Does it now, or after the person has agreed to lose what is unsaved. */
export function leave(proceed: () => void): void {
  if (!unsaved) return proceed()
  ask({
    proceed: () => {
      unsaved = false
      proceed()
    },
  })
}

/** To another address of the console. `replace`: the one before is not come back to. */
export function go(href: string, { replace = false } = {}): void {
  if (!replace) index += 1
  navigate(href, { replace, state: { index } satisfies Entry })
}

export const questions = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  current: (): Question | null => question,
  answer(yes: boolean): void {
    const asked = question
    ask(null)
    if (yes) asked?.proceed()
  },
}

function moved(event: PopStateEvent): void {
  const to = indexOf(event.state)
  const steps = to - index
  if (returning || !unsaved || steps === 0) {
    returning = false
    index = to
    return
  }
  // Back to where the changes are, before anything else hears of it; then ask.
  event.stopImmediatePropagation()
  returning = true
  history.go(-steps)
  leave(() => history.go(steps))
}

/** Begins to watch the browser's own back, forward and close. Call once, before anything is drawn. */
export function watchLeaving(): void {
  index = indexOf(history.state)
  window.addEventListener('popstate', moved, { capture: true })
  window.addEventListener('beforeunload', (event) => {
    if (unsaved) event.preventDefault()
  })
}
