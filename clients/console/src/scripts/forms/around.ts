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

/** The script's properties as completion lists them. */
export function settingsOf(properties: readonly Property[]): readonly Named[] {
  return properties.map((each) => ({ name: each.name, detail: each.label || (each.type ?? 'text').replace('_', '/') }))
}
