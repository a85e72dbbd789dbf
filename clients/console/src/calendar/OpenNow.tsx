/** Whether a calendar is open now, by what, and until when, as the server sees the saved one. */

import { dateTime } from '@cordboard/ui/format.ts'
import { useEffect, useState } from 'react'
import { State } from '../collection/cells'
import type { SectionProps } from '../collection/described'
import form from '../form/form.module.css'
import { useConsole } from '../here'
import { tt } from '../texts'
import type { Calendar, CalendarState } from '../types'
import { Holidays } from './Holidays'

export function OpenNow({ objectKey }: SectionProps<Calendar>) {
  const { server } = useConsole()
  const [state, setState] = useState<CalendarState | null>(null)

  useEffect(() => {
    if (objectKey === null) return
    let wanted = true
    server.call<CalendarState>('GET', `/calendars/${encodeURIComponent(objectKey)}/state`).then(
      (answer) => wanted && setState(answer),
      // Nothing hangs on it: then it is left out.
      () => {},
    )
    return () => {
      wanted = false
    }
  }, [server, objectKey])

  if (!state) return null
  const parts = [tt(`why.${state.why}`, { name: state.name }), state.next_change ? tt('until', { time: dateTime(state.next_change) }) : '']
  return (
    <p className={form.note} role="status">
      <State on={state.open} word={state.open ? tt('openNow') : tt('closedNow')} />
      {`, ${parts.filter(Boolean).join(', ')}`}
    </p>
  )
}

/** Below a calendar's fields. */
export function CalendarNow(props: SectionProps<Calendar>) {
  return (
    <>
      <OpenNow {...props} />
      <Holidays {...props} />
    </>
  )
}
