/** Keys: single letters while nobody writes, Alt with a letter anywhere. */

import { useEffect, useRef } from 'react'

export interface Shortcut {
  /** A letter, a digit, `Enter` or `?`. */
  key: string
  /** With Alt, and then also inside text fields. */
  alt?: boolean
  run: () => void
}

/** Whether what has the focus takes text, so that letters belong to it. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
}

/** Whether Enter and Space already mean something to what has the focus. */
export function takesEnter(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a, input, select, textarea, summary, [role=menuitem]') !== null
}

/** Whether a dialog or menu is open: then keys are its own. */
export function inDialog(document: Document): boolean {
  return document.querySelector('[role=dialog][aria-modal=true], [role=menu]') !== null
}

/** Whether the key pressed is the shortcut's. */
export function matches(event: KeyboardEvent, shortcut: Shortcut): boolean {
  if (event.ctrlKey || event.metaKey || event.isComposing) return false
  if (shortcut.alt) return event.altKey && !event.shiftKey && event.code === codeOf(shortcut.key)
  if (event.altKey || takesText(event.target)) return false
  if (shortcut.key === 'Enter') return event.key === 'Enter' && !event.repeat && !takesEnter(event.target)
  if (event.repeat) return false
  return event.key.toLowerCase() === shortcut.key.toLowerCase()
}

/** The physical key: Alt with a letter writes another character on many keyboards. */
function codeOf(key: string): string {
  if (/^[a-z]$/i.test(key)) return `Key${key.toUpperCase()}`
  return /^\d$/.test(key) ? `Digit${key}` : key
}

/** Listens while mounted; `single` false leaves only the shortcuts with Alt. */
export function useShortcuts(shortcuts: readonly Shortcut[], single: boolean): void {
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  useEffect(() => {
    function press(event: KeyboardEvent): void {
      if (event.defaultPrevented || inDialog(document)) return
      const found = latest.current.find((one) => (single || one.alt) && matches(event, one))
      if (!found) return
      event.preventDefault()
      found.run()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [single])
}
