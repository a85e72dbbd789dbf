/** From cell to cell of a grid by the arrow keys. Pure. */

export interface Cell {
  readonly row: number
  readonly column: number
}

const KEYS = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'])

export const isMove = (key: string): boolean => KEYS.has(key)

/** Where a key leads; null: nowhere. Rows need not be of one length: the nearest cell is taken. `all`: with Ctrl. */
export function step(cells: readonly Cell[], at: Cell, key: string, { all = false, rightToLeft = false } = {}): Cell | null {
  const own = cells.filter((cell) => cell.row === at.row)
  const ordered = [...cells].sort((a, b) => a.row - b.row || a.column - b.column)
  switch (key) {
    case 'Home':
      return (all ? ordered[0] : least(own)) ?? null
    case 'End':
      return (all ? ordered.at(-1) : most(own)) ?? null
    case 'ArrowLeft':
    case 'ArrowRight': {
      const onward = (key === 'ArrowRight') !== rightToLeft
      return (onward ? least(own.filter((cell) => cell.column > at.column)) : most(own.filter((cell) => cell.column < at.column))) ?? null
    }
    case 'ArrowUp':
    case 'ArrowDown': {
      const beyond = cells.map((cell) => cell.row).filter((row) => (key === 'ArrowDown' ? row > at.row : row < at.row))
      if (beyond.length === 0) return null
      const row = key === 'ArrowDown' ? Math.min(...beyond) : Math.max(...beyond)
      const there = cells.filter((cell) => cell.row === row)
      return there.reduce((best, cell) => (away(cell, at) < away(best, at) ? cell : best), there[0] as Cell)
    }
    default:
      return null
  }
}

const away = (cell: Cell, at: Cell): number => Math.abs(cell.column - at.column)

function least(cells: readonly Cell[]): Cell | undefined {
  return cells.reduce<Cell | undefined>((best, cell) => (best && best.column <= cell.column ? best : cell), undefined)
}

function most(cells: readonly Cell[]): Cell | undefined {
  return cells.reduce<Cell | undefined>((best, cell) => (best && best.column >= cell.column ? best : cell), undefined)
}
