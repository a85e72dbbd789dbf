/** The expression language and what can be named, as the server tells them. */

import type { components } from '@cordboard/wire/generated/api.ts'

type Schemas = components['schemas']

export type Language = Schemas['Language']
export type Nameable = Schemas['Nameable']
export type FunctionTold = Schemas['FunctionTold']
export type Root = Schemas['Root']
export type Mistake = Schemas['Mistake']

export interface Named {
  readonly name: string
  /** Beside it: a full name, a type. */
  readonly detail: string
}

/** The objects of one kind, in the words of `FieldKind.names`. */
export function namesOf(names: Nameable | null, kind: string): readonly Named[] {
  if (!names) return []
  const found: readonly (string | { name: string; full_name?: string; type?: string })[] = names[kind as keyof Nameable] ?? []
  return found.map((each) => (typeof each === 'string' ? { name: each, detail: '' } : { name: each.name, detail: each.full_name ?? each.type?.replace('_', '/') ?? '' }))
}
