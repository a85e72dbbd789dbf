/** What the views of one open script share: the script, the kinds, where the cursor is, what can be done and asked. */

import { createContext, use, useSyncExternalStore } from 'react'
import type { NodeKind } from '../kinds'
import type { Actions } from './actions'
import type { At, Cursor } from './cursor'
import type { Kinds } from './model/exits'
import type { Point } from './model/definition'
import type { Editor } from './store'

/** What a menu is about. */
export type Subject = { what: 'node'; id: string } | { what: 'exit'; at: At } | { what: 'pane'; place: Point | null }

export type Asked =
  | { what: 'kind'; after: At | null; place: Point | null }
  | { what: 'target'; of: At }
  | { what: 'menu'; subject: Subject; x: number; y: number }
  | { what: 'find' }
  | { what: 'keys' }

export interface CalledScript {
  readonly name: string
  readonly description: string
  /** The version that is opened: the active one, else the newest; null: it has none. */
  readonly version: number | null
}

export interface View {
  readonly name: 'canvas' | 'outline'
  readonly root: HTMLElement
  /** Brings a node into sight. */
  readonly show: (id: string) => void
  /** Zoom, and the like; what the outline does not have does nothing there. */
  readonly zoom: (way: 'in' | 'out' | 'fit') => void
  /** The place in the middle of what is in sight. */
  readonly middle: () => Point | null
}

export interface Editing {
  readonly editor: Editor
  readonly kinds: readonly NodeKind[]
  readonly byName: Kinds
  readonly actions: Actions
  readonly cursor: Cursor
  readonly ask: (asked: Asked | null) => void
  readonly say: (text: string) => void
  /** The view that is shown tells itself; null when it goes. */
  readonly setView: (view: View | null) => void
  readonly view: () => View | null
  /** Puts the cursor there, and the focus. */
  readonly goTo: (at: At) => void
  /** Moves the focus into the form; nothing, where there is none. */
  readonly openForm: () => void
  readonly toggleView: () => void
  /** Other scripts that a node may call. */
  readonly scripts: readonly CalledScript[]
}

export const EditingContext = createContext<Editing | null>(null)

export function useEditing(): Editing {
  const editing = use(EditingContext)
  if (!editing) throw new Error('outside an open script')
  return editing
}

/** Whether the cursor is at this node: null no, '' at the node, else the exit. */
export function useCursorAt(cursor: Cursor, id: string): string | null {
  return useSyncExternalStore(cursor.subscribe, () => {
    const at = cursor.at()
    return at?.node === id ? (at.exit ?? '') : null
  })
}
