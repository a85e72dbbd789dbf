import { expect, it } from 'vitest'
import type { Column } from '../src/collection/described'
import { before, fromMembers, spanOf, toMembers, went } from '../src/collection/part'
import { asked, filtered, fromQuery, paged, pages, PAGE, shown, sortable, sorted, toQuery, turned, type View } from '../src/collection/rows'

interface Row {
  name: string
  weight: number
}

const COLUMNS: Column<Row>[] = [
  { name: 'name', text: (row) => row.name },
  { name: 'weight', text: (row) => `${row.weight} kg`, order: (row) => row.weight, numeric: true, wide: true },
  { name: 'note', text: () => 'nothing', extra: true },
]
const ROWS: Row[] = [
  { name: 'Sales 10', weight: 2 },
  { name: 'sales 9', weight: 10 },
  { name: 'Billing', weight: 2 },
]

const names = (rows: readonly Row[]): string[] => rows.map((row) => row.name)

it('a filter wants every word, in any column, in any case', () => {
  expect(names(filtered(ROWS, COLUMNS, 'SALES 2'))).toEqual(['Sales 10'])
  expect(filtered(ROWS, COLUMNS, '  ')).toBe(ROWS)
})

it('names are sorted as people count, numbers by their worth, equals as they were', () => {
  expect(names(sorted(ROWS, COLUMNS[0], false))).toEqual(['Billing', 'sales 9', 'Sales 10'])
  expect(names(sorted(ROWS, COLUMNS[1], false))).toEqual(['Sales 10', 'Billing', 'sales 9'])
  expect(names(sorted(ROWS, COLUMNS[1], true))).toEqual(['sales 9', 'Sales 10', 'Billing'])
  expect(sorted(ROWS, undefined, true)).toBe(ROWS)
})

it('a page beyond the last is the last', () => {
  const rows = Array.from({ length: PAGE + 1 }, (_, index) => index)

  expect(pages(rows.length)).toBe(2)
  expect(paged(rows, 9)).toEqual([PAGE])
  expect(pages(0)).toBe(1)
})

it('the first column is always shown, wide ones not on a phone, others when chosen', () => {
  const seen = (chosen: string[] | null, narrow: boolean): string[] => shown(COLUMNS, chosen, narrow).map((column) => column.name)

  expect(seen(null, false)).toEqual(['name', 'weight'])
  expect(seen(null, true)).toEqual(['name'])
  expect(seen(['note'], true)).toEqual(['name', 'note'])
})

it.each<View>([
  { filter: '', sort: '', down: false, columns: null, page: 1 },
  { filter: 'a & b=c', sort: 'weight', down: true, columns: ['note', 'weight'], page: 3 },
  { filter: '', sort: 'name', down: false, columns: [], page: 1 },
])('a view comes back from the address as it went in: %j', (view) => {
  const members = Object.entries(toQuery(view, 'p.')).filter((pair): pair is [string, string] => pair[1] !== null)

  expect(fromQuery(`?${new URLSearchParams(members)}`, 'p.')).toEqual(view)
})

it('nonsense in the address is the beginning', () => {
  expect(fromQuery('?page=-2').page).toBe(1)
  expect(fromQuery('?page=x').page).toBe(1)
})

it('of a long list the server is asked in its own words', () => {
  const long: Column<Row>[] = [{ name: 'name', text: (row) => row.name }, { name: 'born', text: () => '', by: 'created_at' }, { name: 'span', text: () => '', by: null }]

  expect(asked(long, { filter: '', sort: '', down: false })).toBe('')
  expect(asked(long, { filter: ' a & b ', sort: 'born', down: true })).toBe('?filter=a+%26+b&sort=created_at&order=desc')
  expect(asked(long, { filter: '', sort: 'name', down: false })).toBe('?sort=name')
  expect(asked(long, { filter: '', sort: 'span', down: true })).toBe('')
})

it('the order by a column turns with each press: up, down, as the server has it', () => {
  const up = turned({ sort: 'weight', down: true }, 'name')
  const down = turned(up, 'name')

  expect([up, down, turned(down, 'name')]).toEqual([
    { sort: 'name', down: false },
    { sort: 'name', down: true },
    { sort: '', down: false },
  ])
})

it('a long list is not sorted by what the server cannot sort by', () => {
  const figures: Column<Row> = { name: 'now', text: () => '', by: null }

  expect([sortable(figures, false), sortable(figures, true), sortable(COLUMNS[0]!, true)]).toEqual([true, false, true])
})

it('an uncounted list is gone through part by part, and back the way it was come', () => {
  const first = fromMembers(new URLSearchParams())
  const second = { after: 'b', page: 2 }
  const third = { after: 'c', page: 3 }
  went(first, 'b')
  went(second, 'c')

  expect([before(first), before(second), before(third)]).toEqual([null, first, second])
  expect(before({ after: 'elsewhere', page: 7 })).toBeNull()
  expect([spanOf(first, 50, 50), spanOf(third, 8, 50)]).toEqual([
    [1, 50],
    [101, 108],
  ])
})

it('a part stands in the address, and an address without its number is no first page', () => {
  const third = { after: 'c', page: 3 }

  expect(fromMembers(new URLSearchParams(toMembers(third) as Record<string, string>))).toEqual(third)
  expect(toMembers({ after: '', page: 1 })).toEqual({ after: null, page: null })
  expect(fromMembers(new URLSearchParams('after=c&page=x')).page).toBe(2)
})
