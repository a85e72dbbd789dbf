import { expect, it } from 'vitest'
import { clockTime, isWebAddress, isoSpan, left, otherDay, shortUrl, span } from '../src/format'

it.each([
  [-5_000, '0 s'],
  [999, '0 s'],
  [41_000, '41 s'],
  [130_000, '2 min 10 s'],
  [3_900_000, '1 h 05 min'],
  [100 * 3_600_000, '4 d 4 h'],
])('says %i ms as %s', (ms, text) => {
  expect(span(ms)).toBe(text)
})

it('says spans to machines too', () => {
  expect(isoSpan(3_725_400)).toBe('PT1H2M5S')
})

it('counts down to 1, and to 0 only when it is over', () => {
  const until = '2026-01-05T10:00:20.000Z'
  const at = (ms: number) => Date.parse(until) - ms

  expect([left(until, at(19_001)), left(until, at(1)), left(until, at(0)), left(until, at(-5))]).toEqual([20, 1, 0, 0])
})

it('shows the time of day with two digits', () => {
  expect(clockTime(new Date(2026, 0, 5, 9, 4).getTime(), 'en-GB')).toBe('09:04')
})

it('knows when a day has passed', () => {
  const at = (day: number, hour: number) => new Date(2026, 0, day, hour).toISOString()

  expect(otherDay(at(5, 1), at(5, 23))).toBe(false)
  expect(otherDay(at(5, 23), at(6, 0))).toBe(true)
})

it.each([
  ['https://shop.example/basket?id=7#x', 'shop.example/basket'],
  ['https://shop.example/', 'shop.example'],
  ['https://shop.example/caf%C3%A9', 'shop.example/café'],
  ['not an address', 'not an address'],
])('shortens %s to %s', (url, short) => {
  expect(shortUrl(url)).toBe(short)
})

it('makes links of web addresses only', () => {
  expect(['https://a.example', 'HTTP://a.example', 'javascript:alert(1)', 'data:text/html,x', ''].map(isWebAddress)).toEqual([true, true, false, false, false])
})
