/** What one address of the server answers: the newest answer wins, and it can be asked again. */

import { Problem } from '@cordboard/wire/http.ts'
import { useCallback, useEffect, useState } from 'react'
import { useConsole } from '../../here'

export interface Fetched<T> {
  value: T | null
  problem: Problem | null
  /** Another answer is on its way. */
  waiting: boolean
  again: () => void
  set: (value: T) => void
}

interface Held<T> {
  path: string | null
  value: T | null
  problem: Problem | null
  waiting: boolean
}

/** Of null nothing is asked. What was there stays until the answer to another address is here. */
export function useFetched<T>(path: string | null): Fetched<T> {
  const { server } = useConsole()
  const [held, setHeld] = useState<Held<T>>({ path: null, value: null, problem: null, waiting: false })
  const [tries, setTries] = useState(0)

  useEffect(() => {
    if (path === null) return
    let wanted = true
    setHeld((before) => ({ ...before, waiting: true }))
    server.call<T>('GET', path).then(
      (value) => wanted && setHeld({ path, value, problem: null, waiting: false }),
      (error: unknown) =>
        wanted && setHeld((before) => ({ path, value: before.path === path ? before.value : null, problem: error instanceof Problem ? error : new Problem(0, 'unreached'), waiting: false })),
    )
    return () => {
      wanted = false
    }
  }, [server, path, tries])

  const again = useCallback(() => setTries((count) => count + 1), [])
  const set = useCallback((value: T) => setHeld({ path, value, problem: null, waiting: false }), [path])
  return { value: path === null ? null : held.value, problem: held.problem, waiting: held.waiting, again, set }
}
