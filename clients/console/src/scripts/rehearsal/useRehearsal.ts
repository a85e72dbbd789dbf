/** A rehearsal under way: each move is played anew by the server, and what it answers is shown. */

import { Problem } from '@cordboard/wire/http.ts'
import { useCallback, useEffect, useReducer, useRef, useState, useSyncExternalStore } from 'react'
import { useConsole } from '../../here'
import type { Editor } from '../editor/store'
import { acted, back, begun, opened, restarted, scenarioOf, waited, waitedForNext, type Play } from './play'
import type { Rehearsed, Scenario, Step } from './told'

/** Milliseconds after the last move or key until the server is asked. */
const PAUSE = 150
/** Until a changed script has been saved, in most cases. */
const SAVED = 2_000

export interface Rehearsal {
  play: Play
  found: Rehearsed | null
  problem: Problem | null
  busy: boolean
  /** The script is no longer what was played. */
  stale: boolean
  /** The test case that was opened; empty: none. */
  name: string
  act: (step: Omit<Step, 'after'>) => void
  wait: (seconds: number) => void
  next: () => void
  back: () => void
  restart: () => void
  setOpening: (opening: Scenario) => void
  open: (scenario: Scenario, name: string) => void
  anew: () => void
  /** It is a test case of this name now. */
  named: (name: string) => void
}

type Move = (play: Play) => Play

export function useRehearsal(editor: Editor, script: string, version: number): Rehearsal {
  const { server } = useConsole()
  const definition = useSyncExternalStore(editor.subscribe, () => editor.state().definition)
  const [play, move] = useReducer((before: Play, change: Move) => change(before), {}, begun)
  const [name, setName] = useState('')
  const [{ found, of, problem }, settle] = useState<{ found: Rehearsed | null; of: unknown; problem: Problem | null }>({ found: null, of: null, problem: null })
  const [busy, setBusy] = useState(true)
  const [asked, again] = useReducer((count: number) => count + 1, 0)
  const seen = useRef(definition)

  useEffect(() => {
    let wanted = true
    setBusy(true)
    const timer = setTimeout(
      () => {
        seen.current = definition
        const path = `/scripts/${encodeURIComponent(script)}/versions/${version}/rehearse`
        server.call<Rehearsed>('POST', path, scenarioOf(play)).then(
          (answer) => {
            if (!wanted) return
            settle({ found: answer, of: definition, problem: null })
            setBusy(false)
          },
          (error: unknown) => {
            if (!wanted) return
            settle((before) => ({ ...before, problem: error instanceof Problem ? error : new Problem(0, 'unreached') }))
            setBusy(false)
          },
        )
      },
      seen.current === definition ? PAUSE : SAVED,
    )
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [server, script, version, play, definition, asked])

  return {
    play,
    found,
    problem,
    busy,
    stale: found !== null && of !== definition,
    name,
    act: (step) => move((before) => acted(before, step, found)),
    wait: (seconds) => move((before) => waited(before, seconds)),
    next: () => move((before) => (found ? waitedForNext(before, found) : before)),
    back: () => move(back),
    restart: () => move(restarted),
    setOpening: useCallback((opening: Scenario) => move((before) => opened(before, opening)), []),
    open: useCallback((scenario: Scenario, of: string) => {
      setName(of)
      move(() => begun(scenario))
    }, []),
    named: setName,
    anew: () => {
      seen.current = definition
      again()
    },
  }
}
