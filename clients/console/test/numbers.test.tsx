import { MantineProvider } from '@mantine/core'
import { cleanup, fireEvent, render } from '@testing-library/react'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { NumberField, numberWrong } from '../src/form/inputs/number'
import { typeSentence } from '../src/form/problems'
import { told } from '../src/form/told'
import { speakHere, t } from '../src/texts'
import { listed } from '../src/webchat/Covered'
import { count } from '../src/webchat/entry'

beforeAll(speakHere)
// Somebody whose browser speaks English has chosen German.
beforeEach(() => localStorage.setItem('cordboard.language', JSON.stringify('de')))
afterEach(() => {
  cleanup()
  localStorage.clear()
})

it('numbers are written as the chosen language writes them', () => {
  expect(count('18446744073709551616')).toBe('18.446.744.073.709.551.616')
  expect(told('queues', 'weight', 1234.5)).toBe('1.234,5')
  expect(numberWrong(90_000, { most: 86_400 })).toContain('86.400')
  expect(typeSentence('Expected `int` <= 86400')).toContain('86.400')
})

it('a count in a sentence is written so, too', () => {
  expect(t('table.count', { count: 100_003 })).toBe('100.003 entries')
  expect(t('table.count', { count: 1 })).toBe('1 entry')
})

it('names are joined as the language joins them', () => {
  expect(listed(['a', 'b', 'c'])).toBe('a, b und c')
})

it.each(['0,5', '0.5'])('a fraction is taken with either sign: %s', (typed) => {
  const entered: number[] = []
  const { getByLabelText } = render(
    <MantineProvider>
      <NumberField label="Share" value={Number.NaN} broken onChange={(value) => entered.push(value)} />
    </MantineProvider>,
  )

  const field = getByLabelText('Share') as HTMLInputElement
  for (const key of typed) {
    const value = field.value + key
    fireEvent.keyDown(field, { key })
    fireEvent.change(field, { target: { value, selectionStart: value.length, selectionEnd: value.length } })
  }

  expect(entered.at(-1)).toBe(0.5)
})

it('no number is left to the habits of the browser', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))

  const careless = files.filter((file) => /toLocaleString\(\)|new Intl\.\w+\(undefined/.test(readFileSync(join('src', file), 'utf8')))

  expect(careless).toEqual([])
})
