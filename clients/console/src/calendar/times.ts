/** Opening times as they are written and shown. Pure. */

import { t } from '../texts'
import { WEEKDAYS, type Calendar, type DatedException, type Span, type Week, type Weekday } from '../types'

const CLOCK = /^(?:([01]\d|2[0-3]):[0-5]\d|24:00)$/

/** What somebody typed as the server writes it: `9` → `09:00`, `930` → `09:30`, `17.5` stays as it is. */
export function clock(text: string): string {
  const short = text.trim().replace(/[.h]/, ':')
  const parts = /^(\d{1,2})(?::?(\d{2}))?$/.exec(short)
  if (!parts) return text.trim()
  return `${(parts[1] ?? '').padStart(2, '0')}:${parts[2] ?? '00'}`
}

export const isClock = (text: string): boolean => CLOCK.test(text)

/** Minutes from the day's beginning; an end at or before its start lies on the next day. */
function minutes([from, to]: Span): [number, number] {
  const at = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
  const start = at(from)
  const end = at(to)
  return [start, end > start ? end : end + 24 * 60]
}

export const overnight = ([from, to]: Span): boolean => isClock(from) && isClock(to) && to < from

/** What is wrong with the times of one day; undefined: nothing. */
export function spansWrong(spans: readonly Span[]): string | undefined {
  for (const [from, to] of spans) {
    if (!isClock(from) || !isClock(to)) return t('wrong.clock')
    if (from === to || from === '24:00') return t('wrong.until')
  }
  const ranges = spans.map(minutes).sort((a, b) => a[0] - b[0])
  return ranges.some(([start], index) => index > 0 && start < (ranges[index - 1]?.[1] ?? 0)) ? t('wrong.overlap') : undefined
}

export const spanText = ([from, to]: Span): string => `${from}–${to}`

/** The next span to offer after those there: an hour later, or the usual working day. */
export function nextSpan(spans: readonly Span[]): Span {
  const last = spans.at(-1)
  if (!last || !isClock(last[1])) return ['09:00', '17:00']
  const hour = Number(last[1].slice(0, 2)) + 1
  return hour < 23 ? [`${String(hour).padStart(2, '0')}:00`, '23:00'] : ['23:00', '24:00']
}

/** A week in few words: equal days that follow each other are put together. */
export function weekText(week: Week, dayName: (day: Weekday) => string): string {
  const groups: { first: Weekday; last: Weekday; text: string }[] = []
  let before: Weekday | undefined
  for (const day of WEEKDAYS) {
    const text = (week[day] ?? []).map(spanText).join(', ')
    const open = groups.at(-1)
    if (open && open.text === text && open.last === before) open.last = day
    else groups.push({ first: day, last: day, text })
    before = day
  }
  return groups
    .filter((group) => group.text)
    .map(({ first, last, text }) => `${dayName(first)}${first === last ? '' : `–${dayName(last)}`} ${text}`)
    .join('; ')
}

/** Without days that have no times; dates in order. */
export function tidy(calendar: Calendar): Calendar {
  const weekly = Object.fromEntries(WEEKDAYS.filter((day) => calendar.weekly[day]?.length).map((day) => [day, calendar.weekly[day] ?? []]))
  return { ...calendar, weekly, dates: [...calendar.dates].sort((a, b) => (a.date < b.date ? -1 : 1)) }
}

export function dateWrong(exception: DatedException, all: readonly DatedException[]): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(exception.date)) return t('wrong.missing')
  if (all.filter((each) => each.date === exception.date).length > 1) return t('wrong.twice')
  return spansWrong(exception.spans)
}
