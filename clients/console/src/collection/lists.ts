/** The lists that the page has fetched: once for all who need them, anew after a change. */

import { Problem } from '@cordboard/wire/http.ts'
import { useEffect, useSyncExternalStore } from 'react'
import type { Batch } from '../server'

export interface Listed<T> {
  items: readonly T[]
  state: 'asking' | 'ready' | 'failed'
  problem: Problem | null
  /** Where the rest begins; null: this is all of it. */
  next: string | null
}

/** Fetched of one list without being asked for more: beyond it, sorting and filtering on this side serve nobody. */
export const MOST = 5_000

/** Milliseconds for which a list is thought of as fresh. */
const WHILE = 10_000

type Fetch = (path: string, after: string | null) => Promise<Batch<unknown>>

const NOTHING: Listed<never> = { items: [], state: 'asking', problem: null, next: null }

export class Lists {
  private readonly known = new Map<string, Listed<unknown>>()
  private readonly stale = new Set<string>()
  private readonly running = new Map<string, number>()
  private readonly listeners = new Map<string, Set<() => void>>()
  private runs = 0
  private fetched = 0

  constructor(private readonly fetch: Fetch) {}

  get(path: string): Listed<unknown> {
    return this.known.get(path) ?? NOTHING
  }

  subscribe(path: string, listener: () => void): () => void {
    const all = this.listeners.get(path) ?? new Set()
    this.listeners.set(path, all.add(listener))
    return () => all.delete(listener)
  }

  /** Fetches it if it is not there, or has grown old. */
  want(path: string): void {
    if (this.running.has(path)) return
    if (!this.known.has(path) || this.stale.has(path)) void this.load(path, null, [])
  }

  /** Something changed: what is on screen is fetched anew at once, the rest when it is next needed. */
  changed(): void {
    for (const path of this.known.keys()) {
      this.stale.add(path)
      if (this.listeners.get(path)?.size) void this.load(path, null, [])
    }
  }

  /** Somebody looks again after a while: what is on screen is fetched anew, unless that was just now. */
  lookedAt(now: number): void {
    if (now - this.fetched < WHILE) return
    this.fetched = now
    this.changed()
  }

  again(path: string): void {
    void this.load(path, null, [])
  }

  /** The next part of a list that was too long. */
  more(path: string): void {
    const { items, next } = this.get(path)
    if (next !== null && !this.running.has(path)) void this.load(path, next, items)
  }

  private async load(path: string, from: string | null, before: readonly unknown[]): Promise<void> {
    const run = ++this.runs
    this.running.set(path, run)
    this.stale.delete(path)
    const items = [...before]
    let next = from
    try {
      do {
        const batch = await this.fetch(path, next)
        items.push(...batch.items)
        next = batch.next
      } while (next !== null && items.length - before.length < MOST)
      this.settle(path, run, { items, state: 'ready', problem: null, next })
    } catch (error) {
      const problem = error instanceof Problem ? error : new Problem(0, 'unreached')
      // What was there stays; it is old, and asked for again when next needed.
      this.stale.add(path)
      this.settle(path, run, { ...this.get(path), state: 'failed', problem })
    }
  }

  private settle(path: string, run: number, listed: Listed<unknown>): void {
    // A later load overtook this one.
    if (this.running.get(path) !== run) return
    this.running.delete(path)
    this.known.set(path, listed)
    for (const listener of this.listeners.get(path) ?? []) listener()
  }
}

/** The list, fetched if need be; of null nothing is asked. */
export function useListed<T>(lists: Lists, path: string | null): Listed<T> {
  const listed = useSyncExternalStore(
    (listener) => (path === null ? () => {} : lists.subscribe(path, listener)),
    () => (path === null ? NOTHING : lists.get(path)),
  )
  useEffect(() => {
    if (path !== null) lists.want(path)
  }, [lists, path])
  return listed as Listed<T>
}
