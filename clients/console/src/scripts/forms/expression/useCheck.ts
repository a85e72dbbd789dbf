/** Has the server look at a text while it is being written, a moment after the last key. */

import { useEffect, useRef, useState } from 'react'
import { useConsole } from '../../../here'
import type { Property } from '../../../types'
import type { Mistake } from '../told'
import { hasPlaceholder, type Holds } from './scan'

const PAUSE = 300

export interface Looked {
  /** The text that was looked at. */
  readonly text: string
  readonly mistakes: readonly Mistake[]
}

/** What the server has found in the text as it stands; null: nothing is known of it yet. A text that nobody has touched is not sent. */
export function useCheck(text: string, holds: Holds, properties: readonly Property[]): readonly Mistake[] | null {
  const { server } = useConsole()
  const first = useRef(text)
  const [looked, setLooked] = useState<Looked | null>(null)
  const idle = holds === 'plain' || (holds === 'template' && !hasPlaceholder(text)) || text.trim() === ''

  useEffect(() => {
    if (idle || (text === first.current && looked === null)) return
    let wanted = true
    const settings = Object.fromEntries(properties.map((each) => [each.name, each.type ?? 'text']))
    const timer = setTimeout(() => {
      server.call<{ issues: readonly Mistake[] }>('POST', '/script-language/check', { text, holds, settings }).then(
        ({ issues }) => wanted && setLooked({ text, mistakes: issues }),
        // The check of the whole script will say it.
        () => {},
      )
    }, PAUSE)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
    // `looked` only says that somebody has begun to write.
  }, [server, text, holds, idle, properties])

  if (idle) return text === first.current ? null : []
  return looked?.text === text ? looked.mistakes : null
}
