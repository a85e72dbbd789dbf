/** All test cases of a script, played through a version; also for a dialog that publishes it. */

import { Problem } from '@cordboard/wire/http.ts'
import { useEffect, useState } from 'react'
import { useConsole } from '../../here'
import { t } from '../../texts'
import type { CasesRun } from './cases'

/** The server itself stops after half a minute. */
const LIMIT = 60_000

export function useCasesRun(script: string, version: number): { run: () => Promise<CasesRun | null>; ran: CasesRun | null; running: boolean; wrong: string } {
  const { server } = useConsole()
  const [ran, setRan] = useState<CasesRun | null>(null)
  const [running, setRunning] = useState(false)
  const [wrong, setWrong] = useState('')

  useEffect(() => setRan(null), [script, version])

  async function run(): Promise<CasesRun | null> {
    setRunning(true)
    setWrong('')
    try {
      const answer = await server.call<CasesRun>('POST', `/scripts/${encodeURIComponent(script)}/versions/${version}/cases/run`, undefined, LIMIT)
      setRan(answer)
      return answer
    } catch (error) {
      setWrong(error instanceof Problem && error.status > 0 ? error.message : t('trouble.unreached'))
      return null
    } finally {
      setRunning(false)
    }
  }

  return { run, ran, running, wrong }
}
