/** Changes in a sheet of cells before they are saved, row by row and column by column. Pure. */

import { same } from '../form/draft'

/** What of an object a sheet shows: one value for each column. */
export interface Facet<T, V> {
  read: (object: T, column: string) => V
  write: (object: T, column: string, value: V) => T
  /** All of it, for comparing and telling. */
  whole: (object: T) => unknown
}

/** Row → column → the value entered. Only what differs from the object is kept. */
export type Edits<V> = ReadonlyMap<string, ReadonlyMap<string, V>>

export function valueAt<T, V>(facet: Facet<T, V>, edits: Edits<V>, row: string, object: T, column: string): V {
  const own = edits.get(row)
  return own?.has(column) ? (own.get(column) as V) : facet.read(object, column)
}

/** With a cell set; set back to what the object says, it is no change. */
export function edited<T, V>(facet: Facet<T, V>, edits: Edits<V>, row: string, object: T, column: string, value: V): Edits<V> {
  const own = new Map(edits.get(row))
  if (same(facet.read(object, column), value)) own.delete(column)
  else own.set(column, value)
  return withRow(edits, row, own)
}

export function withRow<V>(edits: Edits<V>, row: string, own: ReadonlyMap<string, V>): Edits<V> {
  const next = new Map(edits)
  if (own.size > 0) next.set(row, own)
  else next.delete(row)
  return next
}

/** Without the changes that the object has come to hold by itself. */
export function settled<T, V>(facet: Facet<T, V>, own: ReadonlyMap<string, V>, object: T): ReadonlyMap<string, V> {
  return new Map([...own].filter(([column, value]) => !same(facet.read(object, column), value)))
}

export function applied<T, V>(facet: Facet<T, V>, own: ReadonlyMap<string, V>, object: T): T {
  return [...own].reduce((made, [column, value]) => facet.write(made, column, value), object)
}

/** Whether somebody else changed what the sheet shows of the object. */
export function touched<T, V>(facet: Facet<T, V>, base: T, now: T): boolean {
  return !same(facet.whole(base), facet.whole(now))
}

export function count<V>(edits: Edits<V>): number {
  return [...edits.values()].reduce((sum, own) => sum + own.size, 0)
}

interface Serves {
  readonly agent_groups: readonly string[]
}

export function servedBy<T extends Serves>(): Facet<T, boolean> {
  return {
    read: (object, group) => object.agent_groups.includes(group),
    write: (object, group, serves) => ({
      ...object,
      agent_groups: serves ? [...object.agent_groups, group] : object.agent_groups.filter((each) => each !== group),
    }),
    whole: (object) => [...object.agent_groups].sort(),
  }
}

interface Skilled {
  readonly skills: Readonly<Record<string, number>>
}

/** Levels; null: the skill is not there. */
export function skilled<T extends Skilled>(): Facet<T, number | null> {
  return {
    read: (object, skill) => object.skills[skill] ?? null,
    write: (object, skill, level) => {
      const others = Object.fromEntries(Object.entries(object.skills).filter(([name]) => name !== skill))
      return { ...object, skills: level === null ? others : { ...others, [skill]: level } }
    },
    whole: (object) => object.skills,
  }
}

/** A level as typed: null when empty, undefined when it is none. */
export function levelOf(text: string): number | null | undefined {
  const short = text.trim()
  if (short === '') return null
  return /^([1-9]|10)$/.test(short) ? Number(short) : undefined
}
