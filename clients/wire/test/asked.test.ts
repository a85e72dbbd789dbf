import { expect, it } from 'vitest'
import { question } from '../src/asked'

const LABELS = { found: { en: 'How did you find us?', 'de-AT': 'Wie fanden Sie uns?' }, odd: { pl: 'Dziwne' } }

it('is asked in the reader’s language, the layout’s own, or any', () => {
  expect(question('found', LABELS, 'de', 'en')).toBe('Wie fanden Sie uns?')
  expect(question('found', LABELS, 'ar', 'en')).toBe('How did you find us?')
  expect(question('odd', LABELS, 'en', 'de')).toBe('Dziwne')
})

it('bears the field’s name when there are no words for it any more', () => {
  expect(question('gone', LABELS, 'en', 'en')).toBe('gone')
  expect(question('gone', undefined, 'en', undefined)).toBe('gone')
})
