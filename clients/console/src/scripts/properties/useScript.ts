/** One script as the server has it now. */

import { Problem } from '@cordboard/wire/http.ts'
import { useCallback, useEffect, useState } from 'react'
import { useConsole } from '../../here'
import type { Tagged } from '../../server'
import type { ScriptView } from '../../types'

export function useScript(name: string) {
  const { server } = useConsole()
  const [found, setFound] = useState<Tagged<ScriptView> | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [tries, setTries] = useState(0)

  useEffect(() => {
    let wanted = true
    server.read<ScriptView>('scripts', name).then(
      (tagged) => {
        if (!wanted) return
        setFound(tagged)
        setProblem(null)
      },
      (error: unknown) => wanted && setProblem(error instanceof Problem ? error : new Problem(0, 'unreached')),
    )
    return () => {
      wanted = false
    }
  }, [server, name, tries])

  const again = useCallback(() => setTries((now) => now + 1), [])
  const current = found?.value.name === name ? found : null
  return { script: current?.value ?? null, etag: current?.etag ?? '', problem, again }
}
