/** The session of a page: asked for at the start, made by signing in, gone when the server says so. One session serves every page. */

import { session as calls, type Session } from '@cordboard/wire/calls.ts'
import { Problem, type Wire } from '@cordboard/wire/http.ts'
import { useCallback, useEffect, useState } from 'react'
import { setAhead } from './clock'
import { keep, kept } from './kept'

export interface Here {
  /** Who is signed in; after the session's end still who was. */
  session: Session | null
  state: 'asking' | 'nobody' | 'here' | 'expired'
  problem: Problem | null
  signIn: (userName: string, password: string) => Promise<void>
  signOut: () => Promise<void>
  changePassword: (old: string, fresh: string) => Promise<void>
  again: () => void
}

/** Whether this browser has, as far as it knows, a session: otherwise nothing is asked. */
const FLAG = 'cordboard.signed-in'
const local = (): Storage => localStorage

export function useSession(wire: Wire): Here {
  const [session, setSession] = useState<Session | null>(null)
  const [state, setState] = useState<Here['state']>('asking')
  const [problem, setProblem] = useState<Problem | null>(null)

  const arrive = useCallback(
    (arrived: Session) => {
      wire.csrf = arrived.csrf_token
      setAhead(wire.ahead)
      keep(local, FLAG, true)
      setProblem(null)
      setSession(arrived)
      setState('here')
    },
    [wire],
  )

  const ask = useCallback(() => {
    setProblem(null)
    if (!kept(local, FLAG, false)) return setState('nobody')
    setState('asking')
    calls.read(wire).then(arrive, (error: Problem) => {
      if (error.status !== 401) return setProblem(error)
      keep(local, FLAG, undefined)
      setState('nobody')
    })
  }, [wire, arrive])

  useEffect(() => {
    wire.onSignedOut = () => setState((now) => (now === 'here' ? 'expired' : now === 'expired' ? now : 'nobody'))
    ask()
  }, [wire, ask])

  const signIn = async (userName: string, password: string): Promise<void> => arrive(await calls.open(wire, userName, password))

  const changePassword = async (old: string, fresh: string): Promise<void> => {
    await calls.changePassword(wire, old, fresh)
    arrive(await calls.read(wire))
  }

  const signOut = async (): Promise<void> => {
    await calls.close(wire)
    wire.csrf = ''
    keep(local, FLAG, undefined)
    setSession(null)
    setState('nobody')
  }

  return { session, state, problem, signIn, signOut, changePassword, again: ask }
}
