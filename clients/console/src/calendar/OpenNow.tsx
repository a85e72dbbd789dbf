/** Whether a calendar is open now, by what, and until when, as the server sees the saved one. */

import { dateTime } from '@cordboard/ui/format.ts'
import { useEffect, useState } from 'react'
import { State } from '../collection/cells'
import type { SectionProps } from '../collection/described'
import form from '../form/form.module.css'
import { useConsole } from '../here'
import { tt } from '../texts'
import type { Calendar, CalendarState } from '../types'

export function OpenNow({ objectKey }: SectionProps<Calendar>) {
  const { server } = useConsole()
  const [state, setState] = useState<CalendarState | 'asked' | null>('asked')

  useEffect(() => {
    if (objectKey === null) return
    let wanted = true
    server.call<CalendarState>('GET', `/calendars/${encodeURIComponent(objectKey)}/state`).then(
      (answer) => wanted && setState(answer),
      // Nothing hangs on it: then it is left out.
      () => wanted && setState(null),
    )
    return () => {
      wanted = false
    }
  }, [server, objectKey])

  if (objectKey === null || !state) return null
  // Its line is there from the beginning: what is below does not move.
  if (state === 'asked') return <p className={form.note} aria-busy>{'\u00a0'}</p>
  const parts = [tt(`why.${state.why}`, { name: state.name }), state.next_change ? tt('until', { time: dateTime(state.next_change) }) : '']
  return (
    <p className={form.note} role="status">
      <State on={state.open} word={state.open ? tt('openNow') : tt('closedNow')} />
      {`, ${parts.filter(Boolean).join(', ')}`}
    </p>
  )
}
