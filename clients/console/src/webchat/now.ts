/** How many chats each routing point has now: asked every few seconds while somebody looks. */

import { useSyncExternalStore } from 'react'
import { useConsole } from '../here'
import type { Server } from '../server'
import type { PointFigures } from '../types'

const EVERY = 5_000

/** As they were told last, for the order of rows. */
let latest: ReadonlyMap<string, PointFigures> | null = null

/** How many chats a point has, as far as it is known. */
export function busy(point: string): number {
  const now = latest?.get(point)
  return now ? now.waiting + now.talking + now.routing : 0
}

type Figures = ReadonlyMap<string, PointFigures>

class Watch {
  private figures: Figures | null = null
  private readonly listeners = new Set<() => void>()
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly server: Server) {}

  readonly get = (): Figures | null => this.figures

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    if (this.listeners.size === 1) void this.ask()
    return () => {
      this.listeners.delete(listener)
      if (this.listeners.size === 0) clearTimeout(this.timer)
    }
  }

  private async ask(): Promise<void> {
    clearTimeout(this.timer)
    if (!document.hidden) {
      try {
        const { items } = await this.server.call<{ items: readonly PointFigures[] }>('GET', '/routing-points/now')
        this.figures = new Map(items.map((each) => [each.name, each]))
      } catch {
        // Figures that are old are none.
        this.figures = null
      }
      latest = this.figures
      for (const listener of this.listeners) listener()
    }
    if (this.listeners.size > 0) this.timer = setTimeout(() => void this.ask(), EVERY)
  }
}

const watches = new WeakMap<Server, Watch>()

function watchOf(server: Server): Watch {
  const watch = watches.get(server) ?? new Watch(server)
  watches.set(server, watch)
  return watch
}

/** The figures of a point; undefined while they are not known. */
export function useNow(point: string): PointFigures | undefined {
  const watch = watchOf(useConsole().server)
  return useSyncExternalStore(watch.subscribe, watch.get)?.get(point)
}
