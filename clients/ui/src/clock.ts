/** One clock for the page: everything that ticks ticks together, on the second, in the server's time. */

import { useSyncExternalStore } from 'react'

let ahead = 0
let now = Date.now()
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

/** How far the server's clock is ahead of this machine's, in milliseconds. */
export function setAhead(ms: number): void {
  ahead = ms
}

/** The server's time as far as we know it, in milliseconds since the epoch. */
export function serverNow(): number {
  return Date.now() + ahead
}

function wait(): void {
  now = serverNow()
  timer = setTimeout(tick, 1000 - (now % 1000))
}

function tick(): void {
  wait()
  for (const listener of listeners) listener()
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (timer === undefined) wait()
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearTimeout(timer)
    timer = undefined
  }
}

export function reading(): number {
  return now
}

/** The time now, renewed every second. For leaves only: what calls it is drawn anew each time. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, reading)
}
