/** What the window would show of a draft, asked of the server as it is typed. */

import { Problem } from '@cordboard/wire/http.ts'
import type { components } from '@cordboard/wire/generated/api.ts'
import { useEffect, useState } from 'react'
import { sentenceOf } from '../form/problems'
import { useConsole } from '../here'
import { t } from '../texts'
import type { Layout } from '../types'

type Schemas = components['schemas']
export type Shown = Schemas['ShownLayout']
export type Seen = Schemas['Preview']

export const STATES = ['closed', 'form', 'waiting', 'talking', 'ended', 'offline'] as const
export type State = (typeof STATES)[number]
export type Scheme = 'light' | 'dark'

/** So long after the last key the server is asked, in ms. */
const PAUSE = 90

/** The newest answer, and why there is none for what is entered now. */
export function usePreview(layout: Layout, language: string, scheme: Scheme): { seen: Seen | null; stale: string } {
  const { server } = useConsole()
  const [seen, setSeen] = useState<Seen | null>(null)
  const [stale, setStale] = useState('')

  useEffect(() => {
    let wanted = true
    const timer = setTimeout(() => {
      server.create<Seen>('layout-preview', { layout, language, scheme }).then(
        ({ value }) => {
          if (!wanted) return
          setSeen(value)
          setStale('')
        },
        (error: unknown) => wanted && setStale(error instanceof Problem && error.status > 0 ? sentenceOf(error) : t('trouble.unreached')),
      )
    }, PAUSE)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [server, layout, language, scheme])

  return { seen, stale }
}
