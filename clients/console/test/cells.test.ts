import fc from 'fast-check'
import { expect, test } from 'vitest'
import { step, type Cell } from '../src/form/cells'

const GRID: readonly Cell[] = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => ({ row, column })))

test('arrow keys go to the neighbour, and nowhere at the edge', () => {
  const from = { row: 1, column: 1 }

  expect(step(GRID, from, 'ArrowRight')).toEqual({ row: 1, column: 2 })
  expect(step(GRID, from, 'ArrowUp')).toEqual({ row: 0, column: 1 })
  expect(step(GRID, { row: 2, column: 2 }, 'ArrowRight')).toBeNull()
  expect(step(GRID, { row: 2, column: 2 }, 'ArrowDown')).toBeNull()
  expect(step(GRID, from, 'x')).toBeNull()
})

test('where writing goes from right to left, so do the keys', () => {
  expect(step(GRID, { row: 1, column: 1 }, 'ArrowRight', { rightToLeft: true })).toEqual({ row: 1, column: 0 })
})

test('Home and End go along the row, with Ctrl through the grid', () => {
  const from = { row: 1, column: 1 }

  expect(step(GRID, from, 'Home')).toEqual({ row: 1, column: 0 })
  expect(step(GRID, from, 'End', { all: true })).toEqual({ row: 2, column: 2 })
})

const cell = fc.record({ row: fc.nat(6), column: fc.nat(6) })

test('every cell is reached from every other by arrow keys, holes or not', () => {
  fc.assert(
    fc.property(fc.uniqueArray(cell, { minLength: 1, selector: ({ row, column }) => `${row},${column}` }), (cells) => {
      const name = ({ row, column }: Cell): string => `${row},${column}`
      const reached = new Set([name(cells[0]!)])
      const due = [cells[0]!]
      for (let at = due.pop(); at; at = due.pop()) {
        for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
          const to = step(cells, at, key)
          if (to && !reached.has(name(to))) {
            reached.add(name(to))
            due.push(to)
          }
        }
      }
      expect(reached.size).toBe(cells.length)
    }),
  )
})
