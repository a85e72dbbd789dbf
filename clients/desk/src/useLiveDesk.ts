/** The living desk within React: opened and closed with the page, its unsent messages kept. */

import { setAhead } from '@cordboard/ui/clock.ts'
import { Desk } from '@cordboard/wire/desk.ts'
import type { Wire } from '@cordboard/wire/http.ts'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { keepOutbox, readOutbox } from './drafts'
import { tellOf } from './notices'

export function useLiveDesk(wire: Wire, user: string) {
  const [desk] = useState(() => new Desk(wire, readOutbox(user)))
  const view = useSyncExternalStore(desk.subscribe, desk.current)

  useEffect(() => {
    desk.onHeard = tellOf
    desk.open()
    const online = (): void => desk.hurry()
    const offline = (): void => desk.offline()
    const seen = (): void => {
      if (document.visibilityState === 'visible') desk.hurry()
    }
    window.addEventListener('online', online)
    window.addEventListener('offline', offline)
    document.addEventListener('visibilitychange', seen)
    return () => {
      desk.close()
      window.removeEventListener('online', online)
      window.removeEventListener('offline', offline)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [desk])

  const outbox = view.desk?.outbox
  useEffect(() => {
    if (outbox) keepOutbox(user, outbox)
  }, [outbox, user])
  useEffect(() => setAhead(wire.ahead), [view.link.up, wire])

  return { desk, view }
}
