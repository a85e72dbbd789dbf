/** A blacklist entry while it is edited. Pure. */

import { locale } from '@cordboard/ui/language.ts'
import type { BlacklistEntry } from '../types'

export interface Draft {
  readonly description: string
  readonly range: boolean
  readonly start: string
  readonly end: string
  /** RFC 3339; empty: never. */
  readonly expires_at: string
}

export function fromEntry(entry: BlacklistEntry): Draft {
  return {
    description: entry.description,
    range: entry.start !== entry.end,
    start: entry.start,
    end: entry.start === entry.end ? '' : entry.end,
    expires_at: entry.expires_at ?? '',
  }
}

export function toEntry({ description, range, start, end, expires_at }: Draft): object {
  return { description, start: start.trim(), end: range ? end.trim() : null, expires_at: expires_at || null }
}

/** However many digits it has. */
export function count(text: string): string {
  return /^\d+$/.test(text) ? BigInt(text).toLocaleString(locale()) : text
}

/** A point in time as the field for local times wants it: `2026-01-05T10:02`. */
export function localTime(at: string): string {
  const date = new Date(at)
  if (!at || Number.isNaN(date.getTime())) return ''
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** Which bound a sentence of the server speaks of. */
export function fieldOfEntry(sentence: string, { range, start, end }: Draft): string | undefined {
  if (range && (/\bend\b/.test(sentence) || (sentence.includes(end.trim()) && !sentence.includes(start.trim())))) return 'end'
  return /address/i.test(sentence) ? 'start' : undefined
}
