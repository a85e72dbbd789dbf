/** What outlives the page, in the browser's own storage, under one prefix per routing point. Written only once the visitor has acted. */

import { order, type Pending } from './outbox'
import { attempt } from './page'
import type { Layout } from './wire'

export interface Kept {
  id: string
  token: string
  /** The pending message that opened it. */
  opener: string
  layout: Layout
  /** When it ended, in ms. */
  ended?: number
}

export type Store = ReturnType<typeof storeOf>

export function storeOf(point: string) {
  const prefix = `cordboard/${encodeURIComponent(point)}/`
  /** Each message has a key of its own: two tabs that write at once overwrite nothing of each other. */
  const outbox = `${prefix}out/`
  // Where storage is forbidden or full, memory stands in; then a reload forgets.
  let area: Record<string, string> = attempt(() => localStorage) ?? {}

  const keys = (of: string): string[] => Object.keys(area).filter((key) => key.startsWith(of))

  const read = <T>(key: string): T | undefined => attempt(() => JSON.parse(area[key]!) as T)

  function write(key: string, value: unknown): void {
    const text = JSON.stringify(value)
    try {
      area[key] = text
    } catch {
      area = { ...area, [key]: text }
    }
  }

  return {
    prefix,
    get chat(): Kept | undefined {
      return read(`${prefix}chat`)
    },
    set chat(kept: Kept | undefined) {
      write(`${prefix}chat`, kept)
    },
    /** Number of the newest event the visitor has looked at, in whichever tab. */
    get seen(): number {
      return read(`${prefix}seen`) ?? 0
    },
    set seen(seq: number) {
      write(`${prefix}seen`, seq)
    },
    put: (entry: Pending): void => write(outbox + entry.id, entry),
    drop: (id: string): void => { delete area[outbox + id] },
    out: (): Pending[] => order(keys(outbox).map((key) => read<Pending>(key)!).filter(Boolean)),
    clear: (): void => keys(prefix).forEach((key) => delete area[key]),
  }
}
