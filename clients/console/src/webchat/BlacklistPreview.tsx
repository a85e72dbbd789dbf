/** What an entry would do as it stands in the form, before it is saved. */

import { said } from '@cordboard/ui/said.ts'
import { Problem } from '@cordboard/wire/http.ts'
import { IconAlertTriangle, IconUsersMinus } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { SectionProps } from '../collection/described'
import form from '../form/form.module.css'
import { useConsole } from '../here'
import { Link } from '../nav/Link'
import { pathOf } from '../place'
import { tw } from '../texts'
import type { BlacklistPreview as Preview } from '../types'
import { parseAddress } from './addresses'
import { count, type Draft } from './entry'
import css from './webchat.module.css'

const PAUSE = 250

export function BlacklistPreview({ objectKey, draft }: SectionProps<Draft>) {
  const { server } = useConsole()
  const [seen, setSeen] = useState<Preview | null>(null)
  const start = draft.start.trim()
  const end = draft.range ? draft.end.trim() : ''
  const ready = parseAddress(start) !== null && (!draft.range || parseAddress(end) !== null)

  useEffect(() => {
    if (!ready) return setSeen(null)
    let wanted = true
    const query = new URLSearchParams({ start, ...(end ? { end } : {}), ...(objectKey ? { id: objectKey } : {}) })
    const timer = setTimeout(() => {
      server.call<Preview>('GET', `/blacklist/preview?${query}`).then(
        (found) => wanted && setSeen(found),
        // What is wrong with the bounds is told at them, when they are saved.
        (error: unknown) => wanted && error instanceof Problem && setSeen(null),
      )
    }, PAUSE)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [server, objectKey, start, end, ready])

  return (
    <div className={css.preview} role="status">
      {seen && <Shown seen={seen} />}
    </div>
  )
}

function Shown({ seen }: { seen: Preview }) {
  return (
    <>
      <p className={form.note}>
        {tw('coversCount', { count: Number(seen.count), number: count(seen.count) })}
        {seen.start !== seen.end && (
          <span className={css.bounds} dir="ltr">
            {seen.start} – {seen.end}
          </span>
        )}
      </p>
      {seen.live_chats > 0 && (
        <p className={css.warn}>
          <IconUsersMinus size={18} aria-hidden />
          <b>{tw('wouldEnd', { count: seen.live_chats })}</b>
        </p>
      )}
      {seen.covers.map((what) => (
        <p key={what} className={css.warn}>
          <IconAlertTriangle size={18} aria-hidden />
          {tw('coversHouse', { what: said(what) })}
        </p>
      ))}
      {seen.overlap_count > 0 && (
        <div className={form.note}>
          {tw('overlaps', { count: seen.overlap_count })}
          <ul className={form.uses}>
            {seen.overlaps.map((entry) => (
              <li key={entry.id}>
                <Link href={pathOf('web-chat', 'blacklist', entry.id)}>{entry.description || entry.start}</Link>
                <span className={css.bounds} dir="ltr">{entry.start === entry.end ? entry.start : `${entry.start} – ${entry.end}`}</span>
              </li>
            ))}
            {seen.overlap_count > seen.overlaps.length && <li>{tw('overlapsMore', { count: seen.overlap_count - seen.overlaps.length })}</li>}
          </ul>
        </div>
      )}
    </>
  )
}
