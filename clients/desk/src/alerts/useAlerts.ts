/** Alerts that cannot be missed: ringing, the tab's title and icon, a tone for a word nobody has looked at. */

import { unread } from '@cordboard/wire/fold.ts'
import type { DeskState } from '@cordboard/wire/reduce.ts'
import { useEffect, useRef } from 'react'
import { bell } from './bell'
import { useTab } from './tab'

export function useAlerts(state: DeskState | null, muted: boolean): void {
  const rings = state?.offers.length ?? 0
  const words = state ? Object.values(state.chats).reduce((sum, chat) => sum + unread(chat), 0) : 0
  useTab({ ringing: rings, unread: words })

  useEffect(() => {
    bell.muted = muted
  }, [muted])

  useEffect(() => {
    if (rings > 0) bell.ring()
    else bell.silence()
  }, [rings])
  useEffect(() => () => bell.silence(), [])

  const before = useRef(words)
  useEffect(() => {
    if (words > before.current) bell.word()
    before.current = words
  }, [words])

  // Signed in since yesterday: the first touch of the page opens the way for sound.
  useEffect(() => {
    const touched = ['pointerdown', 'keydown'] as const
    for (const kind of touched) window.addEventListener(kind, bell.allow, { passive: true })
    return () => {
      for (const kind of touched) window.removeEventListener(kind, bell.allow)
    }
  }, [])
}
