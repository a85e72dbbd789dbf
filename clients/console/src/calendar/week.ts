/** A day's spans as they are drawn, moved and resized on a grid of quarters of an hour. Pure. */

import type { Span } from '../types'

export const DAY = 24 * 60
/** Minutes that a span is moved or resized by. */
export const STEP = 15

const two = (value: number): string => String(value).padStart(2, '0')

/** Minutes from midnight as a time; the day's end is 24:00. */
export const clockOf = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`

export const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** From and to in minutes from the day's midnight; past 1440: on the next day. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

export function stretch([from, to]: Span): Stretch {
  const start = minutesOf(from)
  const end = minutesOf(to)
  return { from: start, to: end > start ? end : end + DAY }
}

export function spanOf({ from, to }: Stretch): Span {
  return [clockOf(from), clockOf(to > DAY ? to - DAY : to)]
}

export const snapped = (minutes: number): number => Math.round(minutes / STEP) * STEP

/** Whether it can stand: begins on its day, lasts at least a step and less than a day unless it is the whole day. */
export function stands({ from, to }: Stretch): boolean {
  return from >= 0 && from < DAY && to - from >= STEP && (to <= DAY || (to - from < DAY && to - DAY < DAY))
}

export const overlaps = (a: Stretch, b: Stretch): boolean => a.from < b.to && b.from < a.to

/** The spans with the one at `index` become this; unchanged when it cannot stand there. */
export function placed(spans: readonly Span[], index: number, next: Stretch): readonly Span[] {
  const others = spans.filter((_, at) => at !== index).map(stretch)
  if (!stands(next) || others.some((other) => overlaps(other, next))) return spans
  return spans.map((span, at) => (at === index ? spanOf(next) : span))
}

export type Handle = 'from' | 'to' | 'whole'

/** A span pulled by its beginning, its end or as a whole, by so many minutes. */
export function pulled({ from, to }: Stretch, handle: Handle, by: number): Stretch {
  return { from: handle === 'to' ? from : from + by, to: handle === 'from' ? to : to + by }
}

/** The spans with a new one, in order; unchanged when there is no room for it. */
export function added(spans: readonly Span[], next: Stretch): readonly Span[] {
  const known = spans.map(stretch)
  if (!stands(next) || known.some((other) => overlaps(other, next))) return spans
  return [...known, next].sort((a, b) => a.from - b.from).map(spanOf)
}

/** What was drawn between two points of a day; less than a step is one hour from there, as far as there is room. */
export function drawn(a: number, b: number): Stretch {
  const from = Math.min(snapped(a), snapped(b))
  const to = Math.max(snapped(a), snapped(b))
  return to - from >= STEP ? { from, to: Math.min(to, DAY) } : { from: Math.min(from, DAY - 60), to: Math.min(from, DAY - 60) + 60 }
}

/** The usual span for a day, else the first hour that is free. */
export function offered(spans: readonly Span[]): Stretch | null {
  const known = spans.map(stretch)
  const wanted = [{ from: 9 * 60, to: 17 * 60 }, ...Array.from({ length: 24 }, (_, hour) => ({ from: hour * 60, to: hour * 60 + 60 }))]
  return wanted.find((each) => !known.some((other) => overlaps(other, each))) ?? null
}
