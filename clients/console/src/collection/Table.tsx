/** The rows of a collection; the first cell opens the object. On a phone each row is a card, sorted from the tools above. */

import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react'
import type { MouseEvent, ReactNode } from 'react'
import { go, leave } from '../leaving'
import { Link } from '../nav/Link'
import { usePhone } from '../screen'
import { heading, of, t } from '../texts'
import css from './collection.module.css'
import type { AnyDescribed, Column } from './described'
import { sortable, turned, type View } from './rows'
import stacked from './stacked.module.css'

interface Props {
  described: AnyDescribed
  columns: readonly Column<object>[]
  rows: readonly object[]
  view: View
  href: (key: string) => string
  onSort: (sort: string, down: boolean) => void
  actions: ((row: object) => ReactNode) | undefined
  /** Other rows are on their way. */
  waiting?: boolean
  /** The server sorts it. */
  long?: boolean
}

export function Table({ described, columns, rows, view, href, onSort, actions, waiting = false, long = false }: Props) {
  const { texts, keyOf } = described
  const phone = usePhone()

  /** A press anywhere on the row is one on its name, unless something of its own was meant. */
  function press(event: MouseEvent<HTMLTableRowElement>, row: object): void {
    if ((event.target as HTMLElement).closest('a, button, input') || getSelection()?.toString()) return
    event.currentTarget.querySelector('a')?.focus()
    leave(() => go(href(keyOf(row))))
  }

  function sort(name: string): void {
    const next = turned(view, name)
    onSort(next.sort, next.down)
  }

  // The roles are said: not every browser keeps those of a table that is laid out as cards.
  return (
    <div className={css.scroll}>
      <table role="table" className={`${css.table} ${stacked.stacked}`} aria-busy={waiting || undefined}>
        <caption className={css.hidden}>{of(texts, 'title')}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => {
              const { name, numeric } = column
              const by = view.sort === name
              const Icon = by ? (view.down ? IconArrowDown : IconArrowUp) : IconArrowsSort
              return (
                <th key={name} role="columnheader" scope="col" aria-sort={by ? (view.down ? 'descending' : 'ascending') : undefined} data-numeric={numeric || undefined}>
                  {phone || !sortable(column, long) ? (
                    <span className={css.unsorted}>{heading(texts, name)}</span>
                  ) : (
                    <button type="button" className={css.sort} data-by={by || undefined} title={t('table.sortBy', { column: heading(texts, name) })} onClick={() => sort(name)}>
                      {heading(texts, name)}
                      <Icon size={14} aria-hidden />
                    </button>
                  )}
                </th>
              )
            })}
            {actions && <td role="cell" className={css.actions} />}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={keyOf(row)} role="row" onClick={(event) => press(event, row)}>
              {columns.map((column, index) => {
                const text = column.text(row)
                const own = column.cell?.(row) ?? null
                const shown = own ?? (text || t('table.nothing'))
                return index === 0 ? (
                  <th key={column.name} role="rowheader" scope="row">
                    <Link href={href(keyOf(row))}>
                      <span dir="auto">{shown}</span>
                    </Link>
                  </th>
                ) : (
                  <td
                    key={column.name}
                    role="cell"
                    data-label={heading(texts, column.name)}
                    data-empty={(own === null && !text) || undefined}
                    data-numeric={column.numeric || undefined}
                    title={column.cell ? undefined : text}
                  >
                    <span dir="auto">{shown}</span>
                  </td>
                )
              })}
              {actions && (
                <td role="cell" data-actions className={css.actions}>
                  {actions(row)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
