/** Times and spans as people read them. */

import { locale } from './language'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A wait: `41 s`, `2 min 10 s`, `1 h 05 min`, `3 d 4 h`. Never negative. */
export function span(ms: number): string {
  const whole = Math.max(0, ms)
  const part = (unit: number, of: number): number => Math.floor((whole % of) / unit)
  if (whole < MINUTE) return `${Math.floor(whole / SECOND)} s`
  if (whole < HOUR) return `${Math.floor(whole / MINUTE)} min ${two(part(SECOND, MINUTE))} s`
  if (whole < DAY) return `${Math.floor(whole / HOUR)} h ${two(part(MINUTE, HOUR))} min`
  return `${Math.floor(whole / DAY)} d ${part(HOUR, DAY)} h`
}

/** The same for a screen reader or a `time` element: `PT2M10S`. */
export function isoSpan(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / SECOND)
  return `PT${Math.floor(seconds / 3600)}H${Math.floor((seconds % 3600) / 60)}M${seconds % 60}S`
}

/** Seconds left, rounded up so that it says 1 until it is over. */
export function left(until: string, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(until) - now) / SECOND))
}

/** Time of day in the reader's own zone: `10:02`. */
export function clockTime(at: string | number, where = locale()): string {
  return new Intl.DateTimeFormat(where, { hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date(at))
}

/** Date and time, for lists: `5 Jan 2026, 10:02`. */
export function dateTime(at: string, where = locale()): string {
  return new Intl.DateTimeFormat(where, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at))
}

/** All of it, with the zone, for hovering. */
export function fullTime(at: string | number, where = locale()): string {
  return new Intl.DateTimeFormat(where, { dateStyle: 'full', timeStyle: 'long' }).format(new Date(at))
}

/** A size: `12 kB`, `3.4 MB`. */
export function bytes(count: number, where = locale()): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const
  const step = count < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(count) / 3))
  const digits = step === 0 || count / 1000 ** step >= 100 ? 0 : 1
  return new Intl.NumberFormat(where, { style: 'unit', unit: units[step] ?? 'byte', unitDisplay: 'short', maximumFractionDigits: digits }).format(count / 1000 ** step)
}

/** Whether two points in time fall on different days here. */
export function otherDay(a: string, b: string): boolean {
  return new Date(a).toDateString() !== new Date(b).toDateString()
}

/** A page's address as short as can be: host and path, no scheme, no query. Anything else as it is. */
export function shortUrl(url: string): string {
  try {
    const { host, pathname } = new URL(url)
    return host + (pathname === '/' ? '' : decodeURI(pathname))
  } catch {
    return url
  }
}

/** Whether an address may be made a link: only the web's own schemes. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url)
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
