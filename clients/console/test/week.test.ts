import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { spansWrong } from '../src/calendar/times'
import { added, DAY, drawn, offered, overlaps, placed, pulled, spanOf, stands, stretch, type Handle } from '../src/calendar/week'
import type { Span } from '../src/types'

const minute = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15)
const wanted = fc.record({ from: minute, to: fc.integer({ min: 0, max: 190 }).map((quarter) => quarter * 15) })
/** A day as it can be drawn: spans put in one after the other. */
const day = fc.array(wanted, { maxLength: 5 }).map((all) => all.reduce<readonly Span[]>(added, []))
const handle = fc.constantFrom<Handle>('from', 'to', 'whole')

const fine = (spans: readonly Span[]): void => {
  expect(spansWrong(spans)).toBeUndefined()
  spans.map(stretch).forEach((each, index, all) => {
    expect(stands(each)).toBe(true)
    for (const other of all.slice(index + 1)) expect(overlaps(each, other)).toBe(false)
  })
}

describe('a day drawn', () => {
  test('a span and its stretch are the same', () => {
    fc.assert(
      fc.property(day, (spans) => {
        expect(spans.map((span) => spanOf(stretch(span)))).toEqual(spans)
      }),
    )
    expect(stretch(['22:00', '06:00'])).toEqual({ from: 22 * 60, to: DAY + 6 * 60 })
    expect(spanOf({ from: 0, to: DAY })).toEqual(['00:00', '24:00'])
  })

  test('whatever is pulled and wherever, times stay times and never overlap', () => {
    fc.assert(
      fc.property(day, fc.nat(4), handle, fc.integer({ min: -100, max: 100 }), (spans, index, which, by) => {
        const span = spans[index]
        if (span) fine(placed(spans, index, pulled(stretch(span), which, by * 15)))
      }),
    )
  })

  test('what is drawn over a free day is there as drawn', () => {
    expect(added([], drawn(9 * 60 + 4, 17 * 60 + 26)).at(0)).toEqual(['09:00', '17:30'])
    expect(added([], drawn(17 * 60, 9 * 60)).at(0)).toEqual(['09:00', '17:00'])
    expect(added([], drawn(600, 601)).at(0)).toEqual(['10:00', '11:00'])
    expect(added([], drawn(DAY - 1, DAY)).at(0)).toEqual(['23:00', '24:00'])
  })

  test('nothing is drawn over what is there', () => {
    const there: readonly Span[] = [['09:00', '12:00']]

    expect(added(there, drawn(11 * 60, 13 * 60))).toBe(there)
  })

  test('there is a span to offer as long as an hour is free', () => {
    expect(offered([])).toEqual({ from: 540, to: 1020 })
    expect(offered([['09:00', '12:00']])).toEqual({ from: 0, to: 60 })
    expect(offered([['00:00', '24:00']])).toBeNull()
    fc.assert(
      fc.property(day, (spans) => {
        const next = offered(spans)
        if (next) fine(added(spans, next))
      }),
    )
  })
})
