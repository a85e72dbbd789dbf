/** A grid that is one stop of the Tab key: the arrow keys move among its cells, which bear `data-cell="row,column"`. */

import { useState, type FocusEvent, type KeyboardEvent } from 'react'
import { isMove, step, type Cell } from './cells'

interface CellProps {
  'data-cell': string
  tabIndex: number
}

export interface Grid {
  /** For the element around all cells. */
  around: { onKeyDown: (event: KeyboardEvent<HTMLElement>) => void; onFocus: (event: FocusEvent<HTMLElement>) => void }
  /** For what is focused in a cell. */
  cell: (row: number, column: number) => CellProps
}

const nameOf = (row: number, column: number): string => `${row},${column}`

function cellOf(element: Element | null): Cell | null {
  const [row, column] = (element?.getAttribute('data-cell') ?? '').split(',').map(Number)
  return row === undefined || column === undefined || Number.isNaN(row) || Number.isNaN(column) ? null : { row, column }
}

/** `first`: the cell that Tab comes to at first. */
export function useGrid(first: readonly [number, number] = [0, 0]): Grid {
  const [at, setAt] = useState(nameOf(...first))

  function press(event: KeyboardEvent<HTMLElement>): void {
    if (!isMove(event.key) || event.altKey || event.shiftKey || event.metaKey) return
    const here = cellOf(event.target as Element)
    if (!here) return
    // Within typed text left and right are the caret's, until it stands at an end.
    const field = event.target as HTMLInputElement
    if (field.type === 'text' && field.selectionStart !== null && !event.ctrlKey) {
      const end = event.key === 'ArrowRight' || event.key === 'End' ? field.value.length : event.key === 'ArrowLeft' || event.key === 'Home' ? 0 : null
      if (end !== null && field.value !== '' && field.selectionEnd !== end) return
    }
    const cells = new Map<string, HTMLElement>()
    for (const element of event.currentTarget.querySelectorAll<HTMLElement>('[data-cell]:not(:disabled)')) cells.set(element.getAttribute('data-cell') ?? '', element)
    const places = [...cells.values()].map(cellOf).filter((cell): cell is Cell => cell !== null)
    const to = step(places, here, event.key, { all: event.ctrlKey, rightToLeft: document.documentElement.dir === 'rtl' })
    event.preventDefault()
    if (to) cells.get(nameOf(to.row, to.column))?.focus()
  }

  function focus(event: FocusEvent<HTMLElement>): void {
    const cell = cellOf(event.target)
    if (cell) setAt(nameOf(cell.row, cell.column))
  }

  return {
    around: { onKeyDown: press, onFocus: focus },
    cell: (row, column) => ({ 'data-cell': nameOf(row, column), tabIndex: at === nameOf(row, column) ? 0 : -1 }),
  }
}
