/** Whether somebody writes right now: then nothing in the lists may jump. */

import { useSyncExternalStore } from 'react'

/** No key for this long: the composer is idle (milliseconds). */
const IDLE = 3_000

let busy = false
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

function set(now: boolean): void {
  if (busy === now) return
  busy = now
  for (const listener of listeners) listener()
}

/** A key was pressed in a composer. */
export function wrote(): void {
  clearTimeout(timer)
  set(true)
  timer = setTimeout(() => set(false), IDLE)
}

/** The text is gone: sent or deleted. */
export function stopped(): void {
  clearTimeout(timer)
  set(false)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useWriting(): boolean {
  return useSyncExternalStore(subscribe, () => busy)
}
