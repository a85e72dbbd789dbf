import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ranked, remembered, score, type Entry } from '../src/palette/match'

const entry = (text: string, detail = '', also = ''): Entry => ({ id: text, group: 'objects', text, detail, also })
const texts = (query: string, all: readonly Entry[]): string[] => ranked(query, all, 10).map((each) => each.text)

it('a beginning goes before a word inside, before letters in order', () => {
  const all = ['Old queue', 'Quality Unit', 'Queues', 'Unique'].map((text) => entry(text))

  expect(texts('que', all)).toEqual(['Queues', 'Old queue', 'Unique'])
  expect(texts('qu un', all)).toEqual(['Quality Unit', 'Unique'])
})

it('letters in order find a name by its initials', () => {
  expect(texts('chrt', [entry('Chat Routing'), entry('Calendars')])).toEqual(['Chat Routing'])
})

it('what something is finds it too, and neither capitals nor accents matter', () => {
  expect(texts('QUEUE éclair', [entry('Eclair', 'queue'), entry('Éclair', 'user')])).toEqual(['Eclair'])
})

it('every word must fit', () => {
  expect(score('sales xyz', entry('Sales', 'queue'))).toBeNull()
})

it('an entry is found by its own text, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (text) => {
      fc.pre(text.trim() !== '')
      expect(score(text, entry(text))).not.toBeNull()
    }),
  )
})

it('what was chosen again is not listed twice', () => {
  const a = { href: 'a' }
  const b = { href: 'b' }

  expect(remembered(b, [a, b], 3)).toEqual([b, a])
  expect(remembered({ href: 'c' }, [a, b], 2)).toEqual([{ href: 'c' }, a])
})
