/** The rows of a table: of a short list all is here and sorted here; of a long one the server sorts and sends parts. */

import { useDebouncedValue } from '@mantine/hooks'
import { useDeferredValue, useEffect, useRef } from 'react'
import { useConsole } from '../here'
import { BATCH } from '../server'
import type { AnyDescribed, Column } from './described'
import { useListed, type Listed } from './lists'
import { asked, filtered, PAGE, paged, pages, sorted, type View } from './rows'

/** Milliseconds without a key before the server is asked for what is typed. */
const TYPED = 250

export interface Rows {
  listed: Listed<object>
  rows: readonly object[]
  /** Of the whole list, and of what the filter leaves. */
  count: number
  matching: number
  page: number
  /** Other rows are on their way; those shown are the ones before. */
  waiting: boolean
  /** The server sorts: not every column can be. */
  long: boolean
  again: () => void
}

export function useRows(described: AnyDescribed, view: View): Rows {
  const { lists } = useConsole()
  const columns = described.columns as readonly Column<object>[]
  const whole = useListed<object>(lists, described.path, BATCH)
  const filter = useDeferredValue(view.filter)
  const [typed] = useDebouncedValue(view.filter, TYPED)
  const long = whole.next !== null
  const query = long ? asked(columns, { ...view, filter: view.filter && typed }) : ''
  const path = described.path + query
  const upTo = Math.ceil((view.page * PAGE) / BATCH) * BATCH
  const part = useListed<object>(lists, long ? path : null, upTo)
  const before = useRef<readonly object[]>([])

  const count = whole.total ?? whole.items.length
  const matched = long ? [] : sorted(filtered(whole.items, columns, filter), columns.find(({ name }) => name === view.sort), view.down)
  const matching = !long ? matched.length : part.state === 'asking' && part.items.length === 0 ? count : (part.total ?? part.items.length)
  const page = Math.min(view.page, pages(matching))
  const there = part.items.slice((page - 1) * PAGE, page * PAGE)
  const waiting = long && part.state !== 'failed' && (part.state === 'asking' || (there.length === 0 && part.next !== null))
  const rows = waiting ? before.current : long ? there : paged(matched, page)

  useEffect(() => {
    if (!waiting) before.current = rows
  })
  const listed = long && part.state === 'failed' ? part : whole
  return { listed, rows, count, matching, page, waiting, long, again: () => lists.again(listed === part ? path : described.path) }
}
