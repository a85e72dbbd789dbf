/** Values of settings: what is left out because it is the default, lists and groups with a part changed. Pure. */

import type { Definition, ScriptNode } from '../editor/model/definition'
import type { FieldKind, NodeKind } from '../kinds'

export type Members = Readonly<Record<string, unknown>>

/** Whether two JSON values are the same. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [one, two] = [Object.entries(a), Object.entries(b)]
  return one.length === two.length && one.every(([name, value]) => Object.hasOwn(b, name) && same(value, (b as Members)[name]))
}

/** The value as it is written into the definition: undefined if it is the default. */
export function written(field: FieldKind, value: unknown): unknown {
  return value === undefined || same(value, field.default) ? undefined : value
}

/** A group with one member changed; defaults are left out. */
export function withMember(group: Members, field: FieldKind, value: unknown): Members {
  const { [field.name]: _, ...rest } = group
  const kept = written(field, value)
  if (kept === undefined) return rest
  return Object.hasOwn(group, field.name) ? { ...group, [field.name]: kept } : { ...rest, [field.name]: kept }
}

/** The value that counts: what is written, or the default. */
export function valueOf(holder: Members, field: FieldKind): unknown {
  return Object.hasOwn(holder, field.name) ? holder[field.name] : field.default
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

export function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {}
}

export function replaced<T>(list: readonly T[], at: number, value: T): readonly T[] {
  return list.map((each, index) => (index === at ? value : each))
}

export function without<T>(list: readonly T[], at: number): readonly T[] {
  return list.filter((_, index) => index !== at)
}

/** The list with an entry moved by so many places, as far as there are any. */
export function moved<T>(list: readonly T[], at: number, by: number): readonly T[] {
  const to = at + by
  const each = list[at]
  if (each === undefined || to < 0 || to >= list.length) return list
  const rest = without(list, at)
  return [...rest.slice(0, to), each, ...rest.slice(to)]
}

/** A map with an entry under another name, in the same place. Another entry of that name gives way. */
export function renamedKey(map: Members, from: string, to: string): Members {
  return Object.fromEntries(Object.entries(map).flatMap(([name, value]) => (name === from ? [[to, value]] : name === to ? [] : [[name, value]])))
}

/** So many shares of a hundred percent as equal as two decimals allow; together they are a hundred. */
export function equalShares(count: number): readonly number[] {
  const hundredths = 10_000
  const each = Math.floor(hundredths / count)
  const left = hundredths - each * count
  return Array.from({ length: count }, (_, index) => (each + (index < left ? 1 : 0)) / 100)
}

/** What shares add up to, without the noise of the last digits. */
export function sumOf(shares: readonly number[]): number {
  return Math.round(shares.reduce((sum, each) => sum + each, 0) * 1e6) / 1e6
}

/** A share's name that no other has: A, B … then AA. */
export function freshName(taken: readonly string[]): string {
  for (let number = 0; ; number += 1) {
    const letters = (number >= 26 ? String.fromCharCode(64 + Math.floor(number / 26)) : '') + String.fromCharCode(65 + (number % 26))
    if (!taken.includes(letters)) return letters
  }
}

/** The variables that the nodes of a script set, in order of name; every run has `first_message`. */
export function variablesOf(definition: Definition, kinds: readonly NodeKind[]): readonly string[] {
  const setting = new Map(kinds.map((kind) => [kind.kind, kind.fields.filter((field) => field.type === 'variable').map((field) => field.name)]))
  const found = new Set(['first_message'])
  for (const node of Object.values(definition.nodes) as ScriptNode[]) {
    for (const field of setting.get(node.kind) ?? []) {
      const name = node[field]
      if (typeof name === 'string' && name !== '') found.add(name)
    }
  }
  return [...found].sort()
}
