/** How much an import changes. Pure. */

import type { Imported } from '../types'

export function counted(told: Imported): { changed: number; removed: number } {
  const list = told.blacklist
  const removed = told.collections.reduce((sum, each) => sum + each.removed.length, list?.removed ?? 0)
  const others = told.collections.reduce((sum, each) => sum + each.added.length + each.changed.length + (each.reordered ? 1 : 0), 0)
  return { changed: removed + others + (list ? list.added + list.changed : 0), removed }
}
