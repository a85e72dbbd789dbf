import { expect, test } from 'vitest'
import { regionsIn, sought, written } from '../src/calendar/regions'

test('a country is found by its name in the reader’s language, and by its letters first', () => {
  const german = regionsIn('de')

  expect(sought(german, 'deutsch').map((each) => each.code)).toEqual(['DE'])
  expect(sought(german, 'at')[0]).toEqual({ code: 'AT', name: 'Österreich' })
})

test('letters become capitals, also those of a part; a name is left as it is typed', () => {
  expect(['de', 'de-by', 'Germ', ''].map(written)).toEqual(['DE', 'DE-BY', 'Germ', ''])
})

test('what is no country is not offered', () => {
  const codes = regionsIn('en').map((each) => each.code)

  expect(codes).toContain('DE')
  expect(codes).not.toContain('EU')
  expect(codes).not.toContain('QQ')
})
