/** The room that a list took when it was last here, held for it while it is fetched: what stands below does not jump. */

import { keep, kept } from '@cordboard/ui/kept.ts'
import { useCallback, useMemo } from 'react'
import { usePhone } from '../screen'

const local = (): Storage => localStorage

/** More than a screen is never seen to move. */
const MOST = 2_000

export interface Room {
  /** In pixels; undefined: it was never here. */
  held: number | undefined
  /** What is measured: the list itself. */
  measured: (list: HTMLElement | null) => (() => void) | undefined
}

/** The room of the list of this name; not `whole`: what is there now is only a part of it. */
export function useRoom(name: string, whole: boolean): Room {
  const key = `cordboard.room.${name}${usePhone() ? '.phone' : ''}`
  const held = useMemo(() => kept<number | undefined>(local, key, undefined), [key])
  const measured = useCallback(
    (list: HTMLElement | null) => {
      if (!list) return
      const observer = new ResizeObserver(() => {
        if (whole && list.offsetHeight > 0) keep(local, key, Math.min(list.offsetHeight, MOST))
      })
      observer.observe(list)
      return () => observer.disconnect()
    },
    [key, whole],
  )
  return { held, measured }
}
