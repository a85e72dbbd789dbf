/** The session: asked for at the start, made by signing in, gone when the server says so. */

import { session as calls, type Session } from '@cordboard/wire/calls.ts'
import { Problem, Wire } from '@cordboard/wire/http.ts'
import { keep, kept } from '@cordboard/ui/kept.ts'
import { setAhead } from '@cordboard/ui/clock.ts'
import { useCallback, useEffect, useState } from 'react'
import { bell } from './alerts/bell'

export type Who = 'asking' | 'nobody' | 'expired' | Session

const wire = new Wire()

/** Whether this browser has, as far as it knows, a session: otherwise nothing is asked. */
const FLAG = 'cordboard.signed-in'
const local = (): Storage => localStorage

export function useSession() {
  const [who, setWho] = useState<Who>('asking')
  const [problem, setProblem] = useState<Problem | null>(null)

  const arrive = useCallback((session: Session) => {
    wire.csrf = session.csrf_token
    setAhead(wire.ahead)
    keep(local, FLAG, true)
    setProblem(null)
    setWho(session)
  }, [])

  const ask = useCallback(() => {
    setProblem(null)
    if (!kept(local, FLAG, false)) return setWho('nobody')
    setWho('asking')
    calls.read(wire).then(arrive, (error: Problem) => {
      if (error.status === 401) {
        keep(local, FLAG, undefined)
        setWho('nobody')
      } else {
        setProblem(error)
      }
    })
  }, [arrive])

  useEffect(() => {
    wire.onSignedOut = () => setWho((now) => (typeof now === 'string' ? 'nobody' : 'expired'))
    ask()
  }, [ask])

  const signIn = async (userName: string, password: string): Promise<void> => arrive(await calls.open(wire, userName, password))

  const changePassword = async (old: string, fresh: string): Promise<void> => {
    await calls.changePassword(wire, old, fresh)
    arrive(await calls.read(wire))
  }

  const signOut = async (): Promise<void> => {
    await calls.close(wire)
    bell.silence()
    wire.csrf = ''
    keep(local, FLAG, undefined)
    setWho('nobody')
  }

  return { session: who, wire, problem, signIn, signOut, changePassword, again: ask }
}
