import { expect, it } from 'vitest'
import { clashes, differences, differing, merged, same } from '../src/form/draft'

const BASE = { name: 'Sales', groups: ['a'], goal: { percent: 80, seconds: 30 }, open: true }

it('values that say the same are the same, whatever the order of their members', () => {
  expect(same({ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 })).toBe(true)
  expect(same([1, 2], [2, 1])).toBe(false)
  expect(same({}, { a: undefined })).toBe(true)
  expect(same(null, {})).toBe(false)
  expect(same(Number.NaN, Number.NaN)).toBe(true)
})

it('only the fields that differ are told', () => {
  expect(differing(BASE, { ...BASE, goal: { seconds: 30, percent: 80 } })).toEqual([])
  expect(differing(BASE, { ...BASE, groups: ['a', 'b'], open: false })).toEqual(['groups', 'open'])
})

it('both changes stand when they do not meet', () => {
  const theirs = { ...BASE, groups: ['a', 'b'] }
  const yours = { ...BASE, open: false }

  expect(merged(BASE, theirs, yours)).toEqual({ ...BASE, groups: ['a', 'b'], open: false })
  expect(clashes(BASE, theirs, yours)).toEqual([])
})

it('where both changed the same, yours is on top and the clash is told', () => {
  const theirs = { ...BASE, name: 'Theirs' }
  const yours = { ...BASE, name: 'Yours' }

  expect(merged(BASE, theirs, yours).name).toBe('Yours')
  expect(clashes(BASE, theirs, yours)).toEqual([{ field: 'name', theirs: 'Theirs', yours: 'Yours' }])
  expect(differences(theirs, yours)).toEqual([{ field: 'name', theirs: 'Theirs', yours: 'Yours' }])
})
