/** Puts the focus on the field that somebody asked to be shown: a finding's, from the list of them. */

import { useEffect, useRef, type RefObject } from 'react'
import { useEditor } from '../editor/createEditor'
import type { Editor, EditorState } from '../editor/store'

const revealedOf = (state: EditorState) => state.revealed

export function useRevealed(editor: Editor, nodeId: string): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null)
  const revealed = useEditor(editor, revealedOf)
  const seen = useRef<typeof revealed>(null)
  useEffect(() => {
    if (!revealed || revealed === seen.current || revealed.id !== nodeId) return
    seen.current = revealed
    if (revealed.field === null) return
    const field = nearest(box.current, revealed.field)
    const target = field?.matches('input, textarea, select, button') ? field : field?.querySelector<HTMLElement>('textarea, input:not([type=hidden]), button')
    target?.focus()
    target?.scrollIntoView?.({ block: 'center' })
  }, [revealed, nodeId])
  return box
}

/** The field at this path, or, if it has none of its own, the one that it lies in. */
function nearest(box: HTMLElement | null, path: string): HTMLElement | null {
  for (let at = path; at !== ''; at = at.replace(/(\.[^.[]*|\[[^\]]*\]|^[^.[]*)$/, '')) {
    const found = box?.querySelector<HTMLElement>(`[data-field="${CSS.escape(at)}"]`)
    if (found) return found
  }
  return null
}
