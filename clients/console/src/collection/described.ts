/** The description of a collection: all that its page, table and form are made from. */

import type { ComponentType, ReactNode } from 'react'
import type { Field } from '../form/field'

export interface Column<T> {
  name: string
  /** What it says as text: shown, filtered by and, unless `order` is given, sorted by. */
  text: (row: T) => string
  /** How it is shown, where text alone is too little; null: as text. */
  cell?: (row: T) => ReactNode
  order?: (row: T) => string | number
  /** The server's field to sort a long list by, when that is not its name; null: the server cannot. */
  by?: string | null
  numeric?: boolean
  /** Left out on a phone, unless chosen. */
  wide?: boolean
  /** Left out until chosen. */
  extra?: boolean
}

export interface Part<D> {
  /** A key of the subject's `parts`; none: the fields stand without a heading. */
  title?: string
  fields: readonly Field<D>[]
}

export interface SectionProps<D> {
  /** The object's key; null while it is made. */
  objectKey: string | null
  draft: D
  change: (part: Partial<D>) => void
  wrong: Readonly<Record<string, string>>
  readOnly: boolean
}

/** `T` is an object as the server shows it, `D` what the form holds. */
export interface Described<T extends object, D extends object = T> {
  /** In the API's paths. */
  path: string
  /** The object in permissions. */
  permission: string
  /** The namespace of its texts. */
  texts: string
  icon: ComponentType<{ size?: number }>
  keyOf: (value: T) => string
  /** What it is called on the page, when that is not its key. */
  titleOf?: (value: T) => string
  /** Other lists that its cells are told from: the table stands when these are there too, and keeps its widths. */
  beside?: (may: (permission: string) => boolean) => readonly string[]
  /** The first column opens the object. */
  columns: readonly Column<T>[]
  parts: readonly Part<D>[]
  blank: D
  toDraft: (value: T) => D
  toBody: (draft: D) => unknown
  /** Why an object cannot be changed here, as a key of the console's `fixed`; undefined: it can. */
  fixed?: (value: T) => 'supplied' | undefined
  /** Whether it can be removed at all. */
  keeps?: (value: T) => boolean
  /** Made and removed, never changed. */
  unchanging?: boolean
  /** Told what the server says of a new one, before the form closes. */
  made?: (value: T) => void
  /** What removing is called, where it is not deleting. */
  removal?: () => { button: string; title: (name: string) => string; text: string }
  /** Made by copying another, not from nothing. */
  cloned?: boolean
  /** The field that a sentence of the server speaks of. */
  fieldOf?: (sentence: string, draft: D) => string | undefined
  /** What is wrong with a draft as a whole before the server is asked. */
  check?: (draft: D) => Readonly<Record<string, string>>
  /** Fields that are not in `parts` but in the section below them. */
  sectionFields?: readonly string[]
  /** Above the fields. */
  Head?: ComponentType<SectionProps<D>>
  /** Below the fields. */
  Section?: ComponentType<SectionProps<D>>
  /** The order of the server's list means something: it is kept, and shown first. */
  ordered?: boolean
}

/** A description whose own types nobody needs to know. */
export type AnyDescribed = Described<any, any>
