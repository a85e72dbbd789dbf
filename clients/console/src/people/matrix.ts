/** Permissions as a matrix of objects and tasks: what is ticked, and what ticking a row or a column means. Pure. */

import type { PermissionObject } from '../types'

export type Ticks = 'all' | 'some' | 'none'

/** The tasks that most objects have stand in columns; the others beside their object. */
export const COMMON = ['view', 'new', 'edit', 'delete'] as const

export const permissionOf = (object: string, task: string): string => `${object}:${task}`

export const everyOf = ({ object, tasks }: PermissionObject): string[] => tasks.map((task) => permissionOf(object, task))

export function ofTask(objects: readonly PermissionObject[], task: string): string[] {
  return objects.filter(({ tasks }) => tasks.includes(task)).map(({ object }) => permissionOf(object, task))
}

/** How many of these are ticked; of none at all: none. */
export function ticks(held: ReadonlySet<string>, of: readonly string[]): Ticks {
  const some = of.filter((permission) => held.has(permission)).length
  return some === 0 ? 'none' : some === of.length ? 'all' : 'some'
}

/** After a press on the box of these: all of them if one was missing, else none. What one may not give stays as it is. */
export function pressed(held: readonly string[], of: readonly string[], mayGive: (permission: string) => boolean): string[] {
  const free = of.filter(mayGive)
  const had = new Set(held)
  if (free.every((permission) => had.has(permission))) return held.filter((permission) => !free.includes(permission))
  return [...held, ...free.filter((permission) => !had.has(permission))]
}

/** The objects whose name, or one of whose tasks, holds all words. */
export function matching(objects: readonly PermissionObject[], filter: string, wordsOf: (object: PermissionObject) => string): readonly PermissionObject[] {
  const words = filter.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return objects.filter((object) => {
    const text = wordsOf(object).toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  })
}
