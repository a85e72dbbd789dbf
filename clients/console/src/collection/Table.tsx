/** The rows of a collection; the first cell opens the object. */

import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react'
import type { MouseEvent, ReactNode } from 'react'
import { go, leave } from '../leaving'
import { Link } from '../nav/Link'
import { heading, of, t } from '../texts'
import css from './collection.module.css'
import type { AnyDescribed, Column } from './described'
import type { View } from './rows'

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

  /** A press anywhere on the row is one on its name, unless something of its own was meant. */
  function press(event: MouseEvent<HTMLTableRowElement>, row: object): void {
    if ((event.target as HTMLElement).closest('a, button, input') || getSelection()?.toString()) return
    event.currentTarget.querySelector('a')?.focus()
    leave(() => go(href(keyOf(row))))
  }

  /** First up, then down, then as the server has it. */
  function sort(name: string): void {
    if (view.sort !== name) onSort(name, false)
    else if (!view.down) onSort(name, true)
    else onSort('', false)
  }

  return (
    <div className={css.scroll}>
      <table className={css.table} aria-busy={waiting || undefined}>
        <caption className={css.hidden}>{of(texts, 'title')}</caption>
        <thead>
          <tr>
            {columns.map(({ name, numeric, by: field }) => {
              const by = view.sort === name
              const Icon = by ? (view.down ? IconArrowDown : IconArrowUp) : IconArrowsSort
              return (
                <th key={name} scope="col" aria-sort={by ? (view.down ? 'descending' : 'ascending') : undefined} data-numeric={numeric || undefined}>
                  {long && field === null ? (
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
            {actions && <td className={css.actions} />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} onClick={(event) => press(event, row)}>
              {columns.map((column, index) => {
                const shown = column.cell?.(row) ?? (column.text(row) || t('table.nothing'))
                return index === 0 ? (
                  <th key={column.name} scope="row">
                    <Link href={href(keyOf(row))}>{shown}</Link>
                  </th>
                ) : (
                  <td key={column.name} data-numeric={column.numeric || undefined} title={column.cell ? undefined : column.text(row)}>
                    {shown}
                  </td>
                )
              })}
              {actions && <td className={css.actions}>{actions(row)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
