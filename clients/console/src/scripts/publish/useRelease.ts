/** What a publish dialog has to know: the version, the script, and what runs now. */

import { Problem } from '@cordboard/wire/http.ts'
import { useCallback, useEffect, useState } from 'react'
import { useConsole } from '../../here'
import type { Tagged } from '../../server'
import type { ScriptView, VersionDetail } from '../../types'
import { versionsOf } from '../saving/calls'

export interface Release {
  script: ScriptView
  version: Tagged<VersionDetail>
  /** The version that new chats run now; null: none, or it is this one. */
  active: VersionDetail | null
}

export function useRelease(name: string, number: number) {
  const { server } = useConsole()
  const [release, setRelease] = useState<Release | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [tries, setTries] = useState(0)

  useEffect(() => {
    let wanted = true
    async function look(): Promise<void> {
      const path = versionsOf(name)
      const [script, version] = await Promise.all([server.read<ScriptView>('scripts', name), server.read<VersionDetail>(path, String(number))])
      const { active } = script.value
      const running = active !== null && active !== number ? (await server.read<VersionDetail>(path, String(active))).value : null
      if (wanted) setRelease({ script: script.value, version, active: running })
    }
    look().then(
      () => wanted && setProblem(null),
      (error: unknown) => wanted && setProblem(error instanceof Problem ? error : new Problem(0, 'unreached')),
    )
    return () => {
      wanted = false
    }
  }, [server, name, number, tries])

  const again = useCallback(() => setTries((now) => now + 1), [])
  return { release, problem, again }
}
