/** An open script: the store that canvas, outline, forms and saving share. */

import { useCallback, useSyncExternalStore } from 'react'
import type { Definition, Issue } from './model/definition'
import { begun, closed, done, redone, undone, type History } from './model/history'
import type { Overlay } from './model/overlay'
import type { Editor, EditorState, Revealed } from './store'

interface Options {
  readOnly?: boolean
}

interface Inner {
  history: History
  selection: ReadonlySet<string>
  issues: readonly Issue[]
  overlay: Overlay | null
  readOnly: boolean
  revealed: Revealed | null
}

export function createEditor(definition: Definition, { readOnly = false }: Options = {}): Editor {
  let inner: Inner = { history: begun(definition), selection: new Set(), issues: [], overlay: null, readOnly, revealed: null }
  let state = stateOf(inner)
  const listeners = new Set<() => void>()

  function set(part: Partial<Inner>): void {
    inner = { ...inner, ...part }
    state = stateOf(inner)
    for (const listener of [...listeners]) listener()
  }

  /** Another history; what is no more there is not selected any more. */
  function turn(history: History): void {
    if (history === inner.history) return
    const stays = [...inner.selection].filter((id) => Object.hasOwn(history.now.nodes, id))
    set({ history, selection: stays.length === inner.selection.size ? inner.selection : new Set(stays) })
  }

  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    state: () => state,
    run(command, { label, merge }) {
      if (!inner.readOnly) turn(done(inner.history, command, label, merge ?? null))
    },
    undo() {
      if (!inner.readOnly) turn(undone(inner.history))
    },
    redo() {
      if (!inner.readOnly) turn(redone(inner.history))
    },
    select(ids) {
      const wanted = [...ids].filter((id) => Object.hasOwn(inner.history.now.nodes, id))
      if (wanted.length === inner.selection.size && wanted.every((id) => inner.selection.has(id))) return
      set({ selection: new Set(wanted), history: closed(inner.history) })
    },
    reveal(id, field) {
      if (id !== '' && !Object.hasOwn(inner.history.now.nodes, id)) return
      set({ selection: new Set(id === '' ? [] : [id]), revealed: { id, field: field ?? null } })
    },
    setIssues: (issues) => set({ issues }),
    setOverlay: (overlay) => set({ overlay }),
    reset: (fresh, locked) => set({ history: begun(fresh), selection: new Set(), readOnly: locked }),
  }
}

/** A part of the editor's state; drawn anew when that part is another. */
export function useEditor<T>(editor: Editor, part: (state: EditorState) => T): T {
  return useSyncExternalStore(
    editor.subscribe,
    useCallback(() => part(editor.state()), [editor, part]),
  )
}

function stateOf({ history, ...rest }: Inner): EditorState {
  return {
    ...rest,
    definition: history.now,
    canUndo: !rest.readOnly && history.past.length > 0,
    canRedo: !rest.readOnly && history.future.length > 0,
    undoes: history.past.at(-1)?.label ?? null,
    redoes: history.future[0]?.label ?? null,
  }
}
