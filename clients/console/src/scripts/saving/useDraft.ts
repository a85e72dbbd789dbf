/** A version opened for the editor: loaded, saved as one goes, followed when a change makes a new version. */

import { Problem } from '@cordboard/wire/http.ts'
import { toast } from '@cordboard/ui/toasts.tsx'
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { useConsole } from '../../here'
import { go } from '../../leaving'
import { pathOf } from '../../place'
import { tsave } from '../../texts'
import type { Editor } from '../editor/store'
import { draftsOf } from './drafts'
import type { DraftSession, Saving } from './session'
import { usePresence, type ScriptEditor } from './usePresence'

export interface OpenDraft {
  script: string
  /** Null until it is loaded. */
  editor: Editor | null
  session: DraftSession | null
  status: Saving | null
  /** Why it could not be loaded. */
  problem: Problem | null
  again: () => void
  /** Who else has it open. */
  others: readonly ScriptEditor[]
}

interface Held {
  script: string
  version: number
  session: DraftSession
}

const nothing = (): (() => void) => () => {}

export function useDraft(script: string, version: number): OpenDraft {
  const here = useConsole()
  const drafts = draftsOf(here)
  const [held, setHeld] = useState<Held | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [tries, setTries] = useState(0)

  useEffect(() => {
    let wanted = true
    setProblem(null)
    const open = drafts.at(script, version)
    if (open) {
      setHeld({ script, version, session: open })
      open.refresh()
    } else {
      drafts.take(script, version).then(
        (session) => wanted && setHeld({ script, version, session }),
        (error: unknown) => wanted && setProblem(error instanceof Problem ? error : new Problem(0, 'unreached')),
      )
    }
    return () => {
      wanted = false
      drafts.at(script, version)?.hurry()
    }
  }, [drafts, script, version, tries])

  // Between two addresses the one held may still be of the other.
  const session = held && held.script === script && (held.version === version || held.session.state().version === version) ? held.session : null
  const status = useSyncExternalStore(session?.subscribe ?? nothing, () => session?.state() ?? null)
  const at = status?.version ?? version

  useEffect(() => {
    if (!status || held?.version !== version || status.version === version) return
    toast.tell(tsave('moved', { from: version }), tsave('movedText', { to: status.version }))
    go(pathOf('scripts', script, 'edit', String(status.version)) + location.search, { replace: true })
  }, [status, held, script, version])

  const stirred = useCallback((etag: string) => session?.stirred(etag), [session])
  const others = usePresence(script, at, session !== null && !session.readOnly, stirred)
  return { script, editor: session?.editor ?? null, session, status, problem, again: () => setTries(tries + 1), others }
}
