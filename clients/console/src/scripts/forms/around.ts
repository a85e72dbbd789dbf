/** What the fields of one form can draw on: the script's properties and variables, the language, the names there are. */

import { createContext, use } from 'react'
import type { Property } from '../../types'
import type { Language, Nameable, Named } from './told'

export interface Around {
  readonly properties: readonly Property[]
  readonly variables: readonly string[]
  readonly language: Language | null
  readonly names: Nameable | null
  readonly readOnly: boolean
}

const NOTHING: Around = { properties: [], variables: [], language: null, names: null, readOnly: true }

export const AroundContext = createContext<Around>(NOTHING)

export function useAround(): Around {
  return use(AroundContext)
}

/** Placeholders of the properties that are of one of these types: what a picker offers besides the names. */
export function fromSettings(properties: readonly Property[], types: readonly string[]): readonly Named[] {
  const fitting = properties.filter((each) => types.includes(each.type ?? 'text'))
  return fitting.map((each) => ({ name: `{{settings.${each.name}}}`, detail: each.label ?? '' }))
}

/** The script's properties as completion lists them. */
export function settingsOf(properties: readonly Property[]): readonly Named[] {
  return properties.map((each) => ({ name: each.name, detail: each.label || (each.type ?? 'text').replace('_', '/') }))
}
