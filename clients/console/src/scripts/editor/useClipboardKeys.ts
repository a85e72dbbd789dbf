/** Copy, cut and paste by the browser's own keys and menus, while the focus is in the editor and in no field. */

import { useEffect } from 'react'
import { takesText } from '@cordboard/ui/keys.ts'
import { useEditing } from './editing'

export function useClipboardKeys(): void {
  const { actions, view, cursor, goTo } = useEditing()
  useEffect(() => {
    const ours = (): boolean => {
      const active = document.activeElement
      // Also from where it stands after another script was chosen among the tabs.
      const page = view()?.root.closest('[data-fills]')
      return (active === document.body || page?.contains(active) === true) && !takesText(active) && document.querySelector('[role=dialog]') === null
    }
    const take = (event: ClipboardEvent, text: string | null): void => {
      event.preventDefault()
      if (text !== null) event.clipboardData?.setData('text/plain', text)
    }
    // Somebody who has marked words wants those.
    const marked = (): boolean => document.getSelection()?.isCollapsed === false
    const copy = (event: ClipboardEvent): void => {
      if (ours() && !marked()) take(event, actions.copy())
    }
    const cut = (event: ClipboardEvent): void => {
      if (!ours() || marked()) return
      take(event, actions.cut())
      const at = cursor.at()
      if (at) goTo(at)
    }
    const paste = (event: ClipboardEvent): void => {
      if (!ours()) return
      event.preventDefault()
      actions.paste(event.clipboardData?.getData('text/plain') ?? null, undefined, view()?.middle())
      const at = cursor.at()
      if (at) goTo(at)
    }
    document.addEventListener('copy', copy)
    document.addEventListener('cut', cut)
    document.addEventListener('paste', paste)
    return () => {
      document.removeEventListener('copy', copy)
      document.removeEventListener('cut', cut)
      document.removeEventListener('paste', paste)
    }
  }, [actions, view, cursor, goTo])
}
