import { expect, it } from 'vitest'
import type { Outcome } from '@cordboard/wire/snapshot.ts'
import { byCategory, missing, toggled } from '../src/chat/outcomes'

const outcome = (name: string, type: Outcome['type'] = 'none', ...categories: string[]): Outcome => ({ name, type, choices: [], categories })
const ALL = [outcome('Other'), outcome('Sold', 'money', 'Sales'), outcome('Informed', 'none', 'Service'), outcome('Offered', 'none', 'Sales')]

it('stand in their categories, those without one last', () => {
  expect(byCategory(ALL).map(([name, members]) => [name, members.map((one) => one.name)])).toEqual([
    ['Sales', ['Sold', 'Offered']],
    ['Service', ['Informed']],
    ['', ['Other']],
  ])
})

it('are missing a value until one with a type has it', () => {
  const chosen = toggled(toggled({}, ALL[1]!, true), ALL[2]!, true)

  expect(chosen).toEqual({ Sold: '', Informed: null })
  expect(missing(chosen, ALL)).toEqual(['Sold'])
  expect(missing({ ...chosen, Sold: '9.50' }, ALL)).toEqual([])
  expect(toggled(chosen, ALL[1]!, false)).toEqual({ Informed: null })
})
