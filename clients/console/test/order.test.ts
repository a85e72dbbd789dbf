import fc from 'fast-check'
import { expect, it } from 'vitest'
import { keyPlace, moved, placeAt } from '../src/webchat/order'

const list = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 12 })
const place = fc.nat(11)

it('what is moved stands where it was brought, and the others keep their order', () => {
  fc.assert(
    fc.property(list, place, place, (items, a, b) => {
      const [from, to] = [a % items.length, b % items.length]
      const after = moved(items, from, to)

      expect(after[to]).toBe(items[from])
      expect(after.filter((each) => each !== items[from])).toEqual(items.filter((each) => each !== items[from]))
      expect(moved(after, to, from)).toEqual(items)
    }),
  )
})

it('a move from or to nowhere changes nothing', () => {
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
  expect(moved(['a', 'b'], 0, 2)).toEqual(['a', 'b'])
  expect(moved(['a', 'b'], 5, 0)).toEqual(['a', 'b'])
})

it('let go past the middle of another, an item takes its place', () => {
  const rows = [0, 40, 80, 120].map((top) => ({ top, bottom: top + 40 }))

  expect(placeAt(rows, 0, 10)).toBe(0)
  expect(placeAt(rows, 0, 59)).toBe(0)
  expect(placeAt(rows, 0, 61)).toBe(1)
  expect(placeAt(rows, 0, 999)).toBe(3)
  expect(placeAt(rows, 3, 99)).toBe(2)
  expect(placeAt(rows, 3, -5)).toBe(0)
})

it('keys move by one, or to an end', () => {
  expect([keyPlace('ArrowUp', 0, 3), keyPlace('ArrowDown', 0, 3), keyPlace('End', 0, 3), keyPlace('Home', 2, 3)]).toEqual([0, 1, 2, 0])
  expect(keyPlace('Enter', 1, 3)).toBeNull()
})
