/** A dialog that is mounted open gives the focus back to where it came from when it goes. */

import { useEffect, useState } from 'react'

/** Where the dialogs that are open now came from, each with what it falls back to. */
const open: (readonly HTMLElement[])[] = []

export function useFocusBack(): void {
  const [from] = useState(origins)
  useEffect(() => {
    open.push(from)
    return () => {
      open.splice(open.indexOf(from), 1)
      // After the dialog is gone, and unless something else has taken the focus.
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return
        const origin = from.find((each) => each.isConnected) ?? document.getElementById('page')
        origin?.focus()
      })
    }
  }, [from])
}

/** What had the focus; when that goes with the dialog around it, what that one was opened from. */
function origins(): readonly HTMLElement[] {
  const active = document.activeElement
  const before = open.at(-1) ?? []
  if (!(active instanceof HTMLElement) || active === document.body) return before
  // An item of a menu goes with it: the button that opened it stays.
  const menu = active.closest('[role=menu]')
  const button = menu?.id ? document.querySelector<HTMLElement>(`[aria-controls="${CSS.escape(menu.id)}"]`) : null
  return [button ?? active, ...before]
}

/** Whether a dialog lies above the one that holds this element: what is pressed is meant for that other. */
export function isCovered(within: Element | null): boolean {
  const dialogs = document.querySelectorAll('[role="dialog"][aria-modal="true"]')
  const top = dialogs.item(dialogs.length - 1)
  return top !== null && within !== null && !top.contains(within)
}
