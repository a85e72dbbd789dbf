/** What somebody may do with the objects of a collection, as far as the console offers it; the server has the last word. Pure. */

import type { AnyDescribed } from '../collection/described'

type May = (permission: string) => boolean

export interface Rights {
  /** Fields may be changed and saved. */
  write: boolean
  remove: boolean
}

/** Whether the collection has a button that makes one. */
export function mayCreate({ permission, cloned }: AnyDescribed, may: May): boolean {
  return !cloned && may(`${permission}:new`)
}

/** With one object; `fresh`: it is being made, or made anew after somebody deleted it. */
export function rights(described: AnyDescribed, object: object | null, fresh: boolean, may: May): Rights {
  const { permission, unchanging, fixed, keeps } = described
  const supplied = object !== null && fixed?.(object) !== undefined
  return {
    write: may(`${permission}:${fresh ? 'new' : 'edit'}`) && !supplied && (fresh || !unchanging),
    remove: object !== null && may(`${permission}:delete`) && !supplied && !(keeps?.(object) ?? false),
  }
}
