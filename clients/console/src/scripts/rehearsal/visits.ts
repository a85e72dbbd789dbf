/** The path of a rehearsal as visits, in seconds. */

import type { Visit } from '../trace/way'
import type { Rehearsed } from './told'

export function visitsOf({ path }: Rehearsed): readonly Visit[] {
  return path.map((each) => ({ run: 1, path: each.node, kind: each.kind, at: each.at, exit: each.exit, to: each.to, left: each.left, why: each.why, read: each.read }))
}
