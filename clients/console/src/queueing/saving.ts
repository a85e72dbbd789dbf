/** Saving a sheet's rows by one call, all or none; what stands in the way is told at its row. */

import { Problem } from '@cordboard/wire/http.ts'
import type { Tagged } from '../server'
import { applied, settled, touched, type Edits, type Facet } from './edits'

/** A row: an object of a collection. */
export interface Row<T> {
  /** Tells it from all others of the sheet. */
  id: string
  path: string
  key: string
  label: string
  object: T
}

/** What stands in the way of a row. */
export type Obstacle<T> = { kind: 'clash'; theirs: T } | { kind: 'gone' } | { kind: 'refused'; why: string }

/** What saving asks of the server. */
export interface Saver {
  read: <T>(path: string, key: string) => Promise<Tagged<T>>
  create: <T>(path: string, body: unknown) => Promise<Tagged<T>>
}

/** `saved`: the ids of rows that are as they were entered; none while there are obstacles. */
export interface Saved<T> {
  saved: readonly string[]
  obstacles: ReadonlyMap<string, Obstacle<T>>
}

interface Wish {
  id: string
  edit: { collection: string; name: string; etag: string; value: unknown }
}

/** So many rows are read at a time. */
const AT_ONCE = 6
/** How often somebody may come between our reading and writing. */
const TRIES = 5

export async function saveRows<T extends object, V>(
  server: Saver,
  facet: Facet<T, V>,
  rows: readonly Row<T>[],
  edits: Edits<V>,
  bases: ReadonlyMap<string, T>,
): Promise<Saved<T>> {
  const known = new Map(rows.map((row) => [row.id, row]))
  for (let left = TRIES; ; left -= 1) {
    const { wishes, obstacles } = await read(server, facet, known, edits, bases)
    if (obstacles.size > 0) return { saved: [], obstacles }
    try {
      if (wishes.length > 0) await server.create('edits', { edits: wishes.map((wish) => wish.edit) })
      return { saved: [...edits.keys()], obstacles }
    } catch (error) {
      const met = obstaclesOf<T>(error, wishes)
      // Somebody was there between our reading and writing: what they did is read again.
      if (met === null && left > 1) continue
      return { saved: [], obstacles: new Map(met ?? wishes.map(({ id }) => [id, refused<T>(error)])) }
    }
  }
}

async function read<T extends object, V>(server: Saver, facet: Facet<T, V>, known: ReadonlyMap<string, Row<T>>, edits: Edits<V>, bases: ReadonlyMap<string, T>) {
  const obstacles = new Map<string, Obstacle<T>>()
  const wishes: Wish[] = []
  const ids = [...edits.keys()]

  async function one(id: string): Promise<void> {
    const row = known.get(id)
    if (!row) return void obstacles.set(id, { kind: 'gone' })
    try {
      const found = await server.read<T>(row.path, row.key)
      const own = settled(facet, edits.get(id) ?? new Map<string, V>(), found.value)
      if (own.size === 0) return
      if (touched(facet, bases.get(id) ?? row.object, found.value)) return void obstacles.set(id, { kind: 'clash', theirs: found.value })
      wishes.push({ id, edit: { collection: row.path, name: row.key, etag: found.etag, value: applied(facet, own, found.value) } })
    } catch (error) {
      obstacles.set(id, error instanceof Problem && error.status === 404 ? { kind: 'gone' } : refused(error))
    }
  }

  for (let begin = 0; begin < ids.length; begin += AT_ONCE) await Promise.all(ids.slice(begin, begin + AT_ONCE).map(one))
  return { wishes, obstacles }
}

/** What the refusal says of each row; null: nothing but that somebody else was first. */
function obstaclesOf<T>(error: unknown, wishes: readonly Wish[]): [string, Obstacle<T>][] | null {
  const told = error instanceof Problem ? error.extra.problems : undefined
  if (!Array.isArray(told)) return wishes.map(({ id }) => [id, refused<T>(error)])
  const found: [string, Obstacle<T>][] = []
  for (const { index, code, detail } of told as { index: number; code: string; detail: string }[]) {
    const id = wishes[index]?.id
    if (id === undefined || code === 'changed_meanwhile' || code === 'not_found') continue
    found.push([id, { kind: 'refused', why: new Problem(422, code, detail).message }]) // in the reader's words
  }
  return found.length > 0 ? found : null
}

/** `why` empty: the server was not reached. */
function refused<T>(error: unknown): Obstacle<T> {
  return { kind: 'refused', why: error instanceof Problem && error.status !== 0 ? error.message : '' }
}
