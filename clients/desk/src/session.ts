/** The session: asked for at the start, made by signing in, gone when the server says so. */

import { session as calls, type Session } from '@cordboard/wire/calls.ts'
import { Problem, Wire } from '@cordboard/wire/http.ts'
import { setAhead } from '@cordboard/ui/clock.ts'
import { useCallback, useEffect, useState } from 'react'
import { bell } from './alerts/bell'

export type Who = 'asking' | 'nobody' | 'expired' | Session

const wire = new Wire()

export function useSession() {
  const [who, setWho] = useState<Who>('asking')
  const [problem, setProblem] = useState<Problem | null>(null)

  const arrive = useCallback((session: Session) => {
    wire.csrf = session.csrf_token
    setAhead(wire.ahead)
    setProblem(null)
    setWho(session)
  }, [])

  const ask = useCallback(() => {
    setProblem(null)
    setWho('asking')
    calls.read(wire).then(arrive, (error: Problem) => {
      if (error.status === 401) setWho('nobody')
      else setProblem(error)
    })
  }, [arrive])

  useEffect(() => {
    wire.onSignedOut = () => setWho((now) => (typeof now === 'string' ? 'nobody' : 'expired'))
    ask()
  }, [ask])

  const signIn = async (userName: string, password: string): Promise<void> => arrive(await calls.open(wire, userName, password))

  const signOut = async (): Promise<void> => {
    await calls.close(wire)
    bell.silence()
    wire.csrf = ''
    setWho('nobody')
  }

  return { session: who, wire, problem, signIn, signOut, again: ask }
}
