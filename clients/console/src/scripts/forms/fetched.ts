/** What the server tells about scripts in general: asked for once, and kept for the session. */

import { useEffect, useSyncExternalStore } from 'react'
import { useConsole } from '../../here'
import type { Server } from '../../server'

interface Kept {
  value: unknown
  asking: boolean
  /** When it came, in milliseconds. */
  at: number
  listeners: Set<() => void>
}

const kept = new WeakMap<Server, Map<string, Kept>>()

function keptOf(server: Server, path: string): Kept {
  const all = kept.get(server) ?? new Map<string, Kept>()
  kept.set(server, all)
  const found = all.get(path) ?? { value: null, asking: false, at: Number.NEGATIVE_INFINITY, listeners: new Set() }
  all.set(path, found)
  return found
}

async function ask(server: Server, path: string, of: Kept): Promise<void> {
  of.asking = true
  try {
    of.value = await server.call<unknown>('GET', path)
    of.at = Date.now()
    for (const listener of of.listeners) listener()
  } catch {
    // What was there stays. Who shows it next asks again.
  } finally {
    of.asking = false
  }
}

/** The answer to a GET, null until it is there. It is asked for again once it is older than `fresh` milliseconds. */
export function useFetched<T>(path: string, fresh = Number.POSITIVE_INFINITY): T | null {
  const { server } = useConsole()
  const of = keptOf(server, path)
  useEffect(() => {
    if (!of.asking && Date.now() - of.at > fresh) void ask(server, path, of)
    else if (!of.asking && of.value === null) void ask(server, path, of)
  }, [server, path, of, fresh])
  return useSyncExternalStore(
    (listener) => {
      of.listeners.add(listener)
      return () => of.listeners.delete(listener)
    },
    () => of.value as T | null,
  )
}
