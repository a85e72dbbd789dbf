/** Lists that people put in order. Pure. */

/** The list with the item at `from` brought to `to`. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const item = list[from]
  if (item === undefined || to < 0 || to >= list.length || from === to) return list
  const rest = list.filter((_, index) => index !== from)
  return [...rest.slice(0, to), item, ...rest.slice(to)]
}

export interface Extent {
  readonly top: number
  readonly bottom: number
}

/** Where an item comes to stand that is let go at the height `y`: past the middle of another it takes its place. */
export function placeAt(rows: readonly Extent[], from: number, y: number): number {
  const passed = rows.filter(({ top, bottom }, index) => index !== from && y > (top + bottom) / 2).length
  return Math.min(passed, rows.length - 1)
}

/** Where a key takes an item; null: it is no such key. */
export function keyPlace(key: string, from: number, count: number): number | null {
  switch (key) {
    case 'ArrowUp':
      return Math.max(0, from - 1)
    case 'ArrowDown':
      return Math.min(count - 1, from + 1)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
