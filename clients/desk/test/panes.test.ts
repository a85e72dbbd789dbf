import { expect, it } from 'vitest'
import { chatOf, pathOf } from '../src/address'
import { current, focused, opened, refilled, single, split } from '../src/panes'

it('opens a chat where the focus is, and only moves the focus to one that is open', () => {
  const two = split(single('a'), true, 'b')

  const inSecond = opened(focused(two, 1), 'c')
  const back = opened(inSecond, 'a')

  expect(inSecond).toEqual({ columns: ['a', 'c'], focus: 1 })
  expect(back).toEqual({ columns: ['a', 'c'], focus: 0 })
  expect(current(back)).toBe('a')
})

it('goes back to one column with the chat that has the focus', () => {
  const two = focused(split(single('a'), true, 'b'), 1)

  expect(split(two, false, null)).toEqual({ columns: ['b'], focus: 0 })
})

it('fills the place of a chat that has gone with the next that is not shown', () => {
  const two = split(single('a'), true, 'b')
  const here = (id: string) => id !== 'a'

  expect(refilled(two, here, ['b', 'c']).columns).toEqual(['c', 'b'])
  expect(refilled(two, here, ['b']).columns).toEqual([null, 'b'])
  expect(refilled(two, () => true, ['b', 'c'])).toBe(two)
})

it('has an address for every chat', () => {
  expect(pathOf('c1')).toBe('/desk/chats/c1')
  expect(chatOf(pathOf('c1'))).toBe('c1')
  expect(chatOf('/desk')).toBeNull()
  expect(pathOf(null)).toBe('/desk')
})
