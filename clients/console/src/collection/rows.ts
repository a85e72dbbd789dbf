/** Which rows a table shows, and in which order. Pure. */

import { locale } from '@cordboard/ui/language.ts'
import type { Column } from './described'

export interface View {
  /** Words that a row must hold. */
  filter: string
  /** Name of a column; empty: the server's order. */
  sort: string
  down: boolean
  /** Names of columns; null: those that are shown from the start. */
  columns: readonly string[] | null
  /** From 1. */
  page: number
}

export const PAGE = 50

export function filtered<T>(rows: readonly T[], columns: readonly Column<T>[], filter: string): readonly T[] {
  const words = filter.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter((row) => {
    const text = columns.map((column) => column.text(row)).join('\n').toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** In the order of a column; equal rows keep the order they had. */
export function sorted<T>(rows: readonly T[], column: Column<T> | undefined, down: boolean): readonly T[] {
  if (!column) return rows
  const order = column.order ?? column.text
  const signed = down ? -1 : 1
  return rows
    .map((row, index) => ({ row, index, value: order(row) }))
    .sort((a, b) => signed * compare(a.value, b.value) || a.index - b.index)
    .map(({ row }) => row)
}

/** Whether a table can be sorted by a column; a long list is sorted by the server, which cannot do each. */
export function sortable<T>(column: Column<T>, long: boolean): boolean {
  return !(long && column.by === null)
}

/** The next order by a column: first up, then down, then as the server has it. */
export function turned({ sort, down }: Pick<View, 'sort' | 'down'>, name: string): Pick<View, 'sort' | 'down'> {
  if (sort !== name) return { sort: name, down: false }
  return down ? { sort: '', down: false } : { sort: name, down: true }
}

/** What to ask of the server for a list too long to be fetched whole; a column that it cannot sort by leaves its order. */
export function asked<T>(columns: readonly Column<T>[], { filter, sort, down }: Pick<View, 'filter' | 'sort' | 'down'>): string {
  const column = columns.find(({ name }) => name === sort)
  const by = column && column.by !== null ? (column.by ?? column.name) : ''
  const members = { filter: filter.trim(), sort: by, order: by && down ? 'desc' : '' }
  const text = new URLSearchParams(Object.entries(members).filter(([, value]) => value)).toString()
  return text && `?${text}`
}

export function pages(count: number): number {
  return Math.max(1, Math.ceil(count / PAGE))
}

/** The part that a page shows; a page that is no more is the last. */
export function paged<T>(rows: readonly T[], page: number): readonly T[] {
  const at = Math.min(Math.max(1, page), pages(rows.length)) - 1
  return rows.slice(at * PAGE, (at + 1) * PAGE)
}

/** The columns to show; the first is always there, for it opens the object. */
export function shown<T>(columns: readonly Column<T>[], chosen: readonly string[] | null, narrow: boolean): readonly Column<T>[] {
  return columns.filter((column, index) => index === 0 || (chosen ? chosen.includes(column.name) : !column.extra && !(narrow && column.wide)))
}

/** A view as members of a query, under a prefix: two tables on a page keep out of each other's way. */
export function toQuery(view: View, prefix = ''): Record<string, string | null> {
  return {
    [`${prefix}q`]: view.filter || null,
    [`${prefix}sort`]: view.sort ? (view.down ? '-' : '') + view.sort : null,
    [`${prefix}columns`]: view.columns ? view.columns.join(',') || '-' : null,
    [`${prefix}page`]: view.page > 1 ? String(view.page) : null,
  }
}

export function fromQuery(search: string, prefix = ''): View {
  const query = new URLSearchParams(search)
  const sort = query.get(`${prefix}sort`) ?? ''
  const columns = query.get(`${prefix}columns`)
  const page = Number(query.get(`${prefix}page`) ?? 1)
  return {
    filter: query.get(`${prefix}q`) ?? '',
    sort: sort.replace(/^-/, ''),
    down: sort.startsWith('-'),
    columns: columns === null ? null : columns.split(',').filter((name) => name !== '-'),
    page: Number.isInteger(page) && page > 0 ? page : 1,
  }
}

let collator: Intl.Collator | null = null

function compare(a: string | number, b: string | number): number {
  collator ??= new Intl.Collator(locale(), { numeric: true, sensitivity: 'base' })
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
}
