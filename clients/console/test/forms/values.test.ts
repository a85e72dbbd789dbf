import fc from 'fast-check'
import { expect, it } from 'vitest'
import { equalShares, freshName, moved, renamedKey, same, sumOf, withMember } from '../../src/scripts/forms/values'
import type { FieldKind } from '../../src/scripts/kinds'

const LEVEL: FieldKind = { name: 'level', type: 'number', description: '', default: 1, names: '' }

it('equal shares are a hundred together, and differ by a hundredth at most', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), (count) => {
      const shares = equalShares(count)
      expect(shares).toHaveLength(count)
      expect(sumOf(shares)).toBe(100)
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThan(0.011)
    }),
  )
})

it('moving there and back leaves a list as it was, and never loses an entry', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 8 }), fc.nat(7), fc.constantFrom(-1, 1), (list, place, by) => {
      const at = place % list.length
      const there = moved(list, at, by)
      expect([...there].sort()).toEqual([...list].sort())
      if (there !== list) expect(moved(there, at + by, -by)).toEqual(list)
    }),
  )
})

it('two JSON values are the same whatever the order of their members', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      // JSON has one zero.
      const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
      expect(same(plain(one), plain(one))).toBe(true)
      expect(same(plain(one), plain(other))).toBe(same(plain(other), plain(one)))
    }),
  )
  expect(same({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true)
  expect(same({ a: undefined }, { b: undefined })).toBe(false)
  expect(same([], {})).toBe(false)
})

it('a member that is the default is left out, and one that is not keeps its place', () => {
  expect(withMember({ skill: 'French', level: 4 }, LEVEL, 1)).toEqual({ skill: 'French' })
  expect(Object.keys(withMember({ level: 4, skill: 'French' }, LEVEL, 5))).toEqual(['level', 'skill'])
})

it('a name in a map changes in its place; of two of one name the changed one stays', () => {
  expect(Object.entries(renamedKey({ a: 1, b: 2, c: 3 }, 'a', 'x'))).toEqual([['x', 1], ['b', 2], ['c', 3]])
  expect(renamedKey({ a: 1, b: 2 }, 'a', 'b')).toEqual({ b: 1 })
  expect(freshName(['A', 'C'])).toBe('B')
})
