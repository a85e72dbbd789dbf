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
  /** How many there are; null: the server does not count them. */
  total: number | null
}

/** Fetched of one list at most, unless more is wanted of it: beyond that, choosing from it serves nobody. */
export const MOST = 5_000

/** Milliseconds for which a list is thought of as fresh. */
const WHILE = 10_000

type Fetch = (path: string, after: string | null) => Promise<Batch<unknown>>

const NOTHING: Listed<never> = { items: [], state: 'asking', problem: null, next: null, total: null }

export class Lists {
  private readonly known = new Map<string, Listed<unknown>>()
  private readonly stale = new Set<string>()
  private readonly running = new Map<string, number>()
  /** How many of each are wanted. */
  private readonly wanted = new Map<string, number>()
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

  /** Fetches it if it is not there, has grown old, or there is more of it and more is wanted. A path may have a query. */
  want(path: string, most = MOST): void {
    const before = this.wanted.get(path) ?? 0
    this.wanted.set(path, Math.max(before, most))
    if (this.running.has(path)) return
    if (!this.known.has(path) || this.stale.has(path)) void this.load(path, null, [])
    else this.more(path)
  }

  /** Something changed: what is on screen is fetched anew at once, the rest when it is next needed. */
  changed(): void {
    for (const path of [...this.known.keys()]) {
      this.stale.add(path)
      if (this.listeners.get(path)?.size) void this.load(path, null, [])
      else if (path.includes('?')) this.forget(path)
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

  /** The next part of a list, as far as it is wanted. */
  private more(path: string): void {
    const { items, next } = this.get(path)
    if (next !== null && items.length < (this.wanted.get(path) ?? 0)) void this.load(path, next, items)
  }

  private forget(path: string): void {
    this.known.delete(path)
    this.stale.delete(path)
    this.wanted.delete(path)
  }

  private async load(path: string, from: string | null, before: readonly unknown[]): Promise<void> {
    const run = ++this.runs
    this.running.set(path, run)
    this.stale.delete(path)
    const items = [...before]
    let next = from
    let total: number | null = null
    try {
      do {
        const batch = await this.fetch(path, next)
        items.push(...batch.items)
        next = batch.next
        total = batch.total ?? null
      } while (next !== null && items.length < (this.wanted.get(path) ?? MOST))
      this.settle(path, run, { items, state: 'ready', problem: null, next, total })
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
export function useListed<T>(lists: Lists, path: string | null, most = MOST): Listed<T> {
  const listed = useSyncExternalStore(
    (listener) => (path === null ? () => {} : lists.subscribe(path, listener)),
    () => (path === null ? NOTHING : lists.get(path)),
  )
  useEffect(() => {
    if (path !== null) lists.want(path, most)
  }, [lists, path, most])
  return listed as Listed<T>
}

/** Whether these lists are there, or cannot be had: what is drawn with them holds still from then on. */
export function useSettled(lists: Lists, paths: readonly string[]): boolean {
  const names = paths.join(' ')
  const settled = useSyncExternalStore(
    (listener) => {
      const offs = paths.map((path) => lists.subscribe(path, listener))
      return () => offs.forEach((off) => off())
    },
    () => paths.every((path) => lists.get(path).state !== 'asking'),
  )
  useEffect(() => {
    for (const path of names.split(' ')) if (path) lists.want(path)
  }, [lists, names])
  return settled
}
