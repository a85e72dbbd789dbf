/** A sheet at work: the cells changed, and saving them all at once with what somebody else did meanwhile. */

import { toast } from '@cordboard/ui/toasts.tsx'
import i18next from 'i18next'
import { useEffect, useRef, useState } from 'react'
import { useConsole } from '../here'
import { setUnsaved } from '../leaving'
import { count, edited, valueAt, withRow, type Edits, type Facet } from './edits'
import { saveRows, type Obstacle, type Row } from './saving'

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

  /** Saves all rows, or none while something stands in the way of one. */
  async function save(): Promise<void> {
    setBusy(true)
    const done = await saveRows(server, facet, rows, edits, bases.current)
    setBusy(false)
    setObstacles(new Map([...done.obstacles].map(([id, each]) => [id, each.kind === 'refused' && !each.why ? { ...each, why: i18next.t('trouble.unreached', { ns: 'console' }) } : each])))
    lists.changed()
    if (done.saved.length === 0) return
    toast.tell(i18next.t('saved', { ns: 'sheet', count: changes }))
    // What was entered while the call was under way stays.
    setEdits((now) => new Map([...now].filter(([id, own]) => own !== edits.get(id))))
    for (const id of done.saved) bases.current.delete(id)
  }

  /** One's own cells go over what somebody else made of the row; saved with the others. */
  function insist(id: string): void {
    const obstacle = obstacles.get(id)
    if (obstacle?.kind === 'clash') bases.current.set(id, obstacle.theirs)
    setObstacles((now) => new Map([...now].filter(([each]) => each !== id)))
    if (obstacles.size === 1) void save()
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
    insist,
    discard: (): void => {
      setEdits(new Map())
      setObstacles(new Map())
      bases.current.clear()
    },
  }
}
