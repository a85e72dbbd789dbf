import { expect, it } from 'vitest'
import { settled, taken, talking, wrappingUp } from '../src/floor'
import { begin } from '../src/reduce'
import { at, chat, snapshot } from './chats'

const ids = (chats: { chat_id: string }[]): string[] => chats.map((one) => one.chat_id)

it('puts the visitor who waits longest first', () => {
  const state = begin(snapshot([
    chat('c1', { answered_at: at(1) }),
    chat('c2', { waiting_since: at(30) }),
    chat('c3', { waiting_since: at(10) }),
    chat('c4', { answered_at: at(0) }),
  ]), 0)

  expect(ids(talking(state))).toEqual(['c3', 'c2', 'c4', 'c1'])
})

it('lists wrap-ups apart, the one that ends first in front, and counts every slot', () => {
  const state = begin(snapshot([
    chat('c1'),
    chat('c2', { state: 'wrap_up', wrap_up_ends_at: at(50) }),
    chat('c3', { state: 'wrap_up', wrap_up_ends_at: at(40) }),
  ]), 0)

  expect(ids(wrappingUp(state))).toEqual(['c3', 'c2'])
  expect(taken(state)).toBe(3)
})

it('keeps rows where they are while the order is held', () => {
  expect(settled(['a', 'b', 'c'], ['c', 'd', 'a'], true)).toEqual(['a', 'c', 'd'])
  expect(settled(['a', 'b', 'c'], ['c', 'd', 'a'], false)).toEqual(['c', 'd', 'a'])
})
