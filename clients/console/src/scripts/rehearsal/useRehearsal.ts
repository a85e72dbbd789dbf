/** A rehearsal under way: each move is played anew by the server, and what it answers is shown. */

import { Problem } from '@cordboard/wire/http.ts'
import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { useConsole } from '../../here'
import { useEditor } from '../editor/createEditor'
import type { Definition } from '../editor/model/definition'
import type { Editor } from '../editor/store'
import { acted, back, begun, opened, restarted, scenarioOf, waited, waitedForNext, type Play } from './play'
import type { Expected, Rehearsed, Scenario, Step } from './told'

/** Milliseconds after the last move, or key in the beginning's fields, until the server is asked. */
const PAUSE = 120
/** After the last change of the script. */
const EDITED = 700

export interface Rehearsal {
  play: Play
  found: Rehearsed | null
  problem: Problem | null
  busy: boolean
  /** The script is no longer what was played. */
  stale: boolean
  /** The test case that was opened; empty: none. */
  name: string
  /** What it expects. */
  expected: Expected | null
  act: (step: Omit<Step, 'after'>) => void
  wait: (seconds: number) => void
  next: () => void
  back: () => void
  restart: () => void
  setOpening: (opening: Scenario) => void
  open: (scenario: Scenario, name: string) => void
  anew: () => void
  /** It is a test case of this name now. */
  named: (name: string, expected: Expected) => void
}

interface Held {
  found: Rehearsed | null
  /** What the answer is of. */
  play: Play | null
  definition: Definition | null
  problem: Problem | null
}

type Move = (play: Play) => Play
type Wish = (found: Rehearsed) => void

const NOTHING: Held = { found: null, play: null, definition: null, problem: null }
const saved = (): Promise<boolean> => Promise.resolve(true)

/** `flush`: sees to it that the version is as it stands in the editor; false: it could not be saved. */
export function useRehearsal(editor: Editor, script: string, version: number, flush: () => Promise<boolean> = saved): Rehearsal {
  const { server } = useConsole()
  const definition = useEditor(editor, (state) => state.definition)
  const [play, move] = useReducer((before: Play, change: Move) => change(before), {}, begun)
  const [name, setName] = useState('')
  const [expected, setExpected] = useState<Expected | null>(null)
  const [held, settle] = useState(NOTHING)
  const [asked, again] = useReducer((count: number) => count + 1, 0)
  /** What waits for the answer: it depends on what has happened. */
  const [wishes, setWishes] = useState<readonly Wish[]>([])
  const sent = useRef(definition)

  useEffect(() => {
    let wanted = true
    async function ask(): Promise<void> {
      sent.current = definition
      try {
        if (!(await flush())) {
          // What was played stays, marked as of another state of the script.
          if (wanted) settle((before) => ({ ...before, play }))
          return
        }
        const path = `/scripts/${encodeURIComponent(script)}/versions/${version}/rehearse`
        const found = await server.call<Rehearsed>('POST', path, scenarioOf(play))
        if (wanted) settle({ found, play, definition, problem: null })
      } catch (error) {
        if (wanted) settle((before) => ({ ...before, play, problem: error instanceof Problem ? error : new Problem(0, 'unreached') }))
      }
    }
    const timer = setTimeout(() => void ask(), sent.current === definition ? PAUSE : EDITED)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [server, script, version, flush, play, definition, asked])

  const { found, problem } = held
  const idle = held.play === play
  useEffect(() => {
    const [first, ...rest] = wishes
    if (!first || !idle) return
    setWishes(problem ? [] : rest)
    if (found && !problem) first(found)
  }, [wishes, idle, found, problem])

  const wish = (one: Wish): void => setWishes((before) => [...before, one])
  return {
    play,
    found,
    problem,
    busy: !idle,
    stale: found !== null && held.definition !== definition,
    name,
    act: (step) => wish((seen) => move((before) => acted(before, step, seen))),
    wait: (seconds) => move((before) => waited(before, seconds)),
    next: () => wish((seen) => move((before) => waitedForNext(before, seen))),
    back: () => move(back),
    restart: () => move(restarted),
    setOpening: useCallback((opening: Scenario) => move((before) => opened(before, opening)), []),
    open: useCallback((scenario: Scenario, of: string) => {
      setName(of)
      setExpected(scenario.expect ?? null)
      move(() => begun(scenario))
    }, []),
    expected,
    named: (of, expect) => {
      setName(of)
      setExpected(expect)
    },
    anew: again,
  }
}
