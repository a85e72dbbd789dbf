import { beforeAll, expect, it } from 'vitest'
import { clock, dateWrong, nextSpan, overnight, spansWrong, tidy, weekText } from '../src/calendar/times'
import { speakHere } from '../src/texts'
import type { Calendar } from '../src/types'

beforeAll(speakHere)

it.each([
  ['9', '09:00'],
  ['930', '09:30'],
  ['17.5', '17.5'],
  ['0930', '09:30'],
  ['9:30', '09:30'],
  ['9.30', '09:30'],
  ['24', '24:00'],
  [' 17:05 ', '17:05'],
  ['soon', 'soon'],
])('%s is the time %s', (typed, written) => {
  expect(clock(typed)).toBe(written)
})

it('times are wrong when they are none, are empty, or overlap', () => {
  expect(spansWrong([['09:00', '12:00'], ['13:00', '17:00']])).toBeUndefined()
  expect(spansWrong([['00:00', '24:00']])).toBeUndefined()
  expect(spansWrong([['22:00', '06:00']])).toBeUndefined()
  expect(spansWrong([['9:00', '12:00']])).toContain('09:30')
  expect(spansWrong([['09:00', '09:00']])).toBeDefined()
  expect(spansWrong([['13:00', '17:00'], ['09:00', '13:30']])).toBe('These times overlap.')
})

it('a span over midnight is one to the next day', () => {
  expect(overnight(['22:00', '06:00'])).toBe(true)
  expect(overnight(['00:00', '24:00'])).toBe(false)
})

it('the next span offered does not overlap the last', () => {
  expect(spansWrong([['09:00', '12:00'], nextSpan([['09:00', '12:00']])])).toBeUndefined()
  expect(spansWrong([['09:00', '22:30'], nextSpan([['09:00', '22:30']])])).toBeUndefined()
})

it('equal days that follow each other are told as one', () => {
  const usual = [['09:00', '17:00']] as const

  expect(weekText({ mon: usual, tue: usual, wed: usual, fri: usual, sat: [['10:00', '12:00']] }, (day) => day)).toBe(
    'mon–wed 09:00–17:00; fri 09:00–17:00; sat 10:00–12:00',
  )
  expect(weekText({}, (day) => day)).toBe('')
})

it('what is saved has no empty days, and its dates in order', () => {
  const calendar: Calendar = {
    name: 'x',
    description: '',
    time_zone: 'UTC',
    holidays: null,
    weekly: { mon: [], tue: [['09:00', '10:00']] },
    dates: [
      { date: '2030-02-01', spans: [], name: '' },
      { date: '2030-01-01', spans: [], name: '' },
    ],
  }

  const tidied = tidy(calendar)

  expect(tidied.weekly).toEqual({ tue: [['09:00', '10:00']] })
  expect(tidied.dates.map((each) => each.date)).toEqual(['2030-01-01', '2030-02-01'])
  expect(dateWrong({ date: '', spans: [], name: '' }, [])).toBeDefined()
})
