/** The public holidays of a saved calendar, this year's and next year's, by name. */

import { locale } from '@cordboard/ui/language.ts'
import { useEffect, useState } from 'react'
import type { SectionProps } from '../collection/described'
import { useConsole } from '../here'
import { tt } from '../texts'
import type { Calendar } from '../types'
import css from './week.module.css'

interface Year {
  readonly region: string | null
  readonly year: number
  readonly items: readonly { readonly date: string; readonly name: string; readonly overruled: boolean }[]
}

const day = (date: string): string => new Intl.DateTimeFormat(locale(), { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(date))

export function Holidays({ objectKey, draft }: SectionProps<Calendar>) {
  const { server } = useConsole()
  const [years, setYears] = useState<readonly Year[]>([])

  useEffect(() => {
    if (objectKey === null) return
    let wanted = true
    const now = new Date().getFullYear()
    const path = `/calendars/${encodeURIComponent(objectKey)}/holidays`
    Promise.all([now, now + 1].map((year) => server.call<Year>('GET', `${path}?year=${year}`))).then(
      (found) => wanted && setYears(found),
      // Nothing hangs on it: then they are left out.
      () => {},
    )
    return () => {
      wanted = false
    }
  }, [server, objectKey])

  if (!years[0]?.region) return null
  return (
    <section className={css.holidays}>
      {years.map(({ year, items }) => (
        <div key={year}>
          <h3>{tt('holidaysOf', { year: String(year) })}</h3>
          {items.length === 0 ? (
            <p className={css.note}>{tt('noHolidays')}</p>
          ) : (
            <ul>
              {items.map((each) => (
                <li key={`${each.date} ${each.name}`}>
                  <time dateTime={each.date}>{day(each.date)}</time>
                  <span>
                    {each.name} {each.overruled && <small>({tt('overruled')})</small>}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
      {draft.holidays !== years[0].region && <p className={css.note}>{tt('holidaysSaved')}</p>}
    </section>
  )
}
