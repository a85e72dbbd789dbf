/** One open script in the editor: its definition, what is selected, undo and redo, findings, what is drawn over it. */

import type { Command, Definition, Issue } from './model/definition'
import type { Overlay } from './model/overlay'

export interface EditorState {
  readonly definition: Definition
  /** Ids of nodes. */
  readonly selection: ReadonlySet<string>
  readonly issues: readonly Issue[]
  readonly overlay: Overlay | null
  readonly readOnly: boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** The labels of what would be undone and done again; null: nothing. */
  readonly undoes: string | null
  readonly redoes: string | null
  /** What `reveal` asked for last; another object each time. */
  readonly revealed: Revealed | null
}

export interface Revealed {
  readonly id: string
  readonly field: string | null
}

export interface Ran {
  /** Told when the change is undone: “Insert Ask”. */
  label: string
  /** Changes one after another with the same key are undone as one: typing into a field. */
  merge?: string
}

export interface Editor {
  readonly subscribe: (listener: () => void) => () => void
  readonly state: () => EditorState
  /** Does nothing when read-only. */
  run: (command: Command, ran: Ran) => void
  undo: () => void
  redo: () => void
  select: (ids: Iterable<string>) => void
  /** Selects a node, brings it into view, and puts the focus on its form's field if one is named. Of an empty id: the script itself. */
  reveal: (id: string, field?: string) => void
  setIssues: (issues: readonly Issue[]) => void
  setOverlay: (overlay: Overlay | null) => void
  /** Another definition in its place, without history: the server's, after a conflict. */
  reset: (definition: Definition, readOnly: boolean) => void
}
