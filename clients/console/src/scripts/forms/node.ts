/** The node that a form is of, for its fields. */

import { createContext, use } from 'react'
import type { Issue, ScriptNode } from '../editor/model/definition'
import type { Editor } from '../editor/store'
import type { FieldKind, NodeKind } from '../kinds'
import { issuesAt } from './findings'

export interface FormOf {
  readonly editor: Editor
  readonly id: string
  readonly node: ScriptNode
  readonly kind: NodeKind
  readonly issues: readonly Issue[]
  /** Puts a setting's value in place; the default leaves it out. `step`: it is undone by itself, not with the typing before. */
  readonly change: (field: FieldKind, value: unknown, step?: boolean) => void
}

export const FormContext = createContext<FormOf | null>(null)

export function useForm(): FormOf {
  const form = use(FormContext)
  if (!form) throw new Error('outside the form of a node')
  return form
}

/** What the check says of the field at this path. */
export function useFindings(path: string): readonly Issue[] {
  return issuesAt(useForm().issues, path)
}

export interface FieldProps {
  field: FieldKind
  /** Where it stands, as the check writes it: `cases[1].values`. */
  path: string
  label: string
  hint?: string
  /** The label is read, not shown. */
  bare?: boolean
  value: unknown
  onChange: (value: unknown, step?: boolean) => void
}
