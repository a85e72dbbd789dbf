/** A sheet at work: the cells changed, and saving them row by row with what somebody else did meanwhile. */

import { toast } from '@cordboard/ui/toasts.tsx'
import { Problem } from '@cordboard/wire/http.ts'
import i18next from 'i18next'
import { useEffect, useRef, useState } from 'react'
import { useConsole } from '../here'
import { setUnsaved } from '../leaving'
import type { Tagged } from '../server'
import { applied, count, edited, settled, touched, valueAt, withRow, type Edits, type Facet } from './edits'

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

export function useSheet<T extends object, V>(facet: Facet<T, V>, rows: readonly Row<T>[]) {
  const { server, lists } = useConsole()
  const [edits, setEdits] = useState<Edits<V>>(new Map())
  const [obstacles, setObstacles] = useState<ReadonlyMap<string, Obstacle<T>>>(new Map())
  const [busy, setBusy] = useState(false)
  /** The objects as they were when their row was first changed: what others did since is told. */
  const bases = useRef(new Map<string, T>())
  const changes = count(edits)

  useEffect(() => {
    setUnsaved(changes > 0)
    return () => setUnsaved(false)
  }, [changes])

  function set(row: Row<T>, column: string, value: V): void {
    if (!edits.has(row.id)) bases.current.set(row.id, row.object)
    setEdits(edited(facet, edits, row.id, row.object, column, value))
  }

  function forget(id: string): void {
    setEdits((now) => withRow(now, id, new Map()))
    setObstacles((now) => new Map([...now].filter(([each]) => each !== id)))
    bases.current.delete(id)
  }

  async function saveRow(row: Row<T>, own: ReadonlyMap<string, V>, over: boolean): Promise<Obstacle<T> | null> {
    try {
      const found: Tagged<T> = await server.read<T>(row.path, row.key)
      const base = bases.current.get(row.id) ?? row.object
      const left = settled(facet, own, found.value)
      if (left.size === 0) return null
      if (!over && touched(facet, base, found.value)) return { kind: 'clash', theirs: found.value }
      await server.replace<T>(row.path, row.key, applied(facet, left, found.value), found.etag)
      return null
    } catch (error) {
      const problem = error instanceof Problem ? error : new Problem(0, 'unreached')
      if (problem.status === 404) return { kind: 'gone' }
      // Somebody was there between our reading and writing.
      if (problem.code === 'changed_meanwhile') return saveRow(row, own, over)
      return { kind: 'refused', why: problem.status === 0 ? i18next.t('trouble.unreached', { ns: 'console' }) : problem.message }
    }
  }

  /** Saves these rows, or all; `over`: also where somebody else changed the row. */
  async function save(only: readonly string[] | null = null, over = false): Promise<void> {
    setBusy(true)
    const known = new Map(rows.map((row) => [row.id, row]))
    const met = new Map(obstacles)
    let saved = 0
    for (const [id, own] of edits) {
      if (only && !only.includes(id)) continue
      const row = known.get(id)
      const obstacle: Obstacle<T> | null = row ? await saveRow(row, own, over) : { kind: 'gone' }
      if (obstacle) {
        met.set(id, obstacle)
        continue
      }
      met.delete(id)
      saved += own.size
      bases.current.delete(id)
      setEdits((now) => withRow(now, id, new Map()))
    }
    setObstacles(met)
    setBusy(false)
    if (saved > 0) toast.tell(i18next.t('saved', { ns: 'sheet', count: saved }))
    lists.changed()
  }

  return {
    edits,
    obstacles,
    busy,
    changes,
    at: (row: Row<T>, column: string): V => valueAt(facet, edits, row.id, row.object, column),
    isChanged: (row: Row<T>, column: string): boolean => edits.get(row.id)?.has(column) ?? false,
    set,
    forget,
    save,
    discard: (): void => {
      setEdits(new Map())
      setObstacles(new Map())
      bases.current.clear()
    },
  }
}
