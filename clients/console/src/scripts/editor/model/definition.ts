/** A script as the server keeps it (DESIGN §6): nodes by id, exits that point, where each node is drawn. */

import type { Property } from '../../../types'

export interface ScriptNode {
  readonly kind: string
  /** Exit → the node it leads to. Missing or null: it leads nowhere. */
  readonly exits?: Readonly<Record<string, string | null>>
  readonly note?: string
  readonly [setting: string]: unknown
}

export type Point = readonly [number, number]

export interface Definition {
  readonly format: 1
  readonly start: string
  readonly properties?: readonly Property[]
  readonly nodes: Readonly<Record<string, ScriptNode>>
  readonly canvas?: Readonly<Record<string, Point>>
}

/** A change of a script. Pure; answers the same object when there is nothing to do. */
export type Command = (definition: Definition) => Definition

export interface Issue {
  readonly code: string
  readonly sentence: string
  readonly severity?: 'error' | 'warning'
  /** Empty: the script as a whole. */
  readonly node?: string
  readonly field?: string
  readonly column?: number | null
}
