import { expect, it } from 'vitest'
import type { Outcome } from '@cordboard/wire/snapshot.ts'
import { byCategory, counts, flawed, toggled, tooFew, tooMany, valueFlaw, type Rules } from '../src/chat/outcomes'

const outcome = (name: string, more: Partial<Outcome> = {}): Outcome => ({
  name, description: '', type: 'none', choices: [], pattern: '', hint: '', minimum: null, maximum: null, categories: [], ...more,
})
const ALL = [
  outcome('Other'),
  outcome('Sold', { type: 'money', minimum: 0.5, categories: ['Sales'] }),
  outcome('Informed', { categories: ['Service'] }),
  outcome('Offered', { categories: ['Sales'] }),
]
const FREE: Rules = { outcomes: ALL, categories: [], limits: { minimum: 0, maximum: null } }
const ONE: Rules = { ...FREE, categories: [{ name: 'Sales', minimum: 1, maximum: 1 }] }

it('stand in their categories, those without one last', () => {
  expect(byCategory(ALL).map(([name, members]) => [name, members.map((one) => one.name)])).toEqual([
    ['Sales', ['Sold', 'Offered']],
    ['Service', ['Informed']],
    ['', ['Other']],
  ])
})

it('are missing a value until one with a type has it', () => {
  const chosen = toggled(toggled({}, ALL[1]!, true, FREE), ALL[2]!, true, FREE)

  expect(chosen).toEqual({ Sold: '', Informed: null })
  expect(flawed(chosen, FREE)).toEqual(['Sold'])
  expect(flawed({ ...chosen, Sold: '9.50' }, FREE)).toEqual([])
  expect(toggled(chosen, ALL[1]!, false, FREE)).toEqual({ Informed: null })
})

it.each([
  [{ type: 'integer' as const, minimum: 1, maximum: 5 }, { '3': undefined, '': 'required', '1.5': 'whole', '0': 'least', '6': 'most' }],
  [{ type: 'money' as const }, { '9.5': undefined, '-1': undefined, '1.234': 'amount' }],
  [{ type: 'string' as const, pattern: '\\d' }, { x: undefined, '': 'required' }],
])('have values of their type: %o', (more, told) => {
  for (const [value, why] of Object.entries(told)) expect(valueFlaw(outcome('O', more), value)?.why).toBe(why)
})

it('take one another’s place where one is the most', () => {
  expect(toggled({ Sold: '1', Informed: null }, ALL[3]!, true, ONE)).toEqual({ Informed: null, Offered: null })
  expect(toggled({ Sold: '1', Informed: null }, ALL[3]!, true, { ...FREE, limits: { minimum: 0, maximum: 1 } })).toEqual({ Offered: null })
})

it('are counted by category and together', () => {
  const rules: Rules = { ...ONE, limits: { minimum: 9, maximum: 2 } }

  expect(counts({ Informed: null }, rules).map((one) => [one.category, tooFew(one), tooMany(one)])).toEqual([['Sales', true, false], ['', true, false]])
  expect(counts({ Informed: null, Sold: '1', Offered: null, Other: null }, rules).map((one) => [one.chosen, tooFew(one), tooMany(one)]))
    .toEqual([[2, false, true], [4, false, true]])
})
