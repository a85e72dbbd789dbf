/** What had the focus may go with what is drawn anew: a row that was deleted, the button of an empty page. */

import { useEffect, useRef, type RefObject } from 'react'

/** The focus stays within this part of the page: on the whole of it, where what had it is gone. */
export function useKeptFocus(): RefObject<HTMLElement | null> {
  const part = useRef<HTMLElement>(null)
  const within = useRef(false)

  useEffect(() => {
    const turn = ({ target }: Event): void => {
      within.current = target instanceof Node && (part.current?.contains(target) ?? false)
    }
    const putAside = (): void => {
      within.current = false
    }
    // Nothing is heard of a focus that goes with its element; one that is put aside by the mouse is meant.
    document.addEventListener('pointerdown', putAside)
    document.addEventListener('focusin', turn)
    return () => {
      document.removeEventListener('pointerdown', putAside)
      document.removeEventListener('focusin', turn)
    }
  }, [])

  useEffect(() => {
    if (!within.current || document.activeElement !== document.body || !part.current) return
    part.current.tabIndex = -1
    part.current.focus({ preventScroll: true })
  })
  return part
}
