/** Who else has the version open: told and asked every few seconds. */

import { useEffect, useState } from 'react'
import { useConsole } from '../../here'
import type { Schemas } from '../../types'
import { versionsOf } from './calls'

export type ScriptEditor = Schemas['ScriptEditor']

const EVERY = 15_000
const NOBODY: readonly ScriptEditor[] = []

/** The others. `onEtag`: the tag of the version as the server has it now. */
export function usePresence(script: string, version: number, here: boolean, onEtag: (etag: string) => void): readonly ScriptEditor[] {
  const { server, session } = useConsole()
  const [others, setOthers] = useState(NOBODY)
  const self = session.user.user_name

  useEffect(() => {
    if (!here) return
    const path = `/${versionsOf(script)}/${version}/editing`
    let wanted = true

    async function beat(): Promise<void> {
      if (document.visibilityState !== 'visible') return
      try {
        const { editors, etag } = await server.call<Schemas['ScriptEditors']>('PUT', path)
        if (!wanted) return
        setOthers(editors.filter((each) => each.user_name !== self))
        onEtag(etag)
      } catch {
        // Who is there is not known without a line; saving says that there is none.
        if (wanted) setOthers(NOBODY)
      }
    }

    void beat()
    const timer = setInterval(() => void beat(), EVERY)
    const back = (): void => void beat()
    document.addEventListener('visibilitychange', back)
    return () => {
      wanted = false
      clearInterval(timer)
      document.removeEventListener('visibilitychange', back)
      setOthers(NOBODY)
      server.call('DELETE', path).catch(() => {})
    }
  }, [server, script, version, here, onEtag, self])

  return others
}
