import { describe, expect, it } from 'vitest'
import { mark, next, order, PATIENCE, type Pending } from '../src/outbox'

const one: Pending = { id: 'a', text: 'one', at: 1 }
const two: Pending = { id: 'b', text: 'two', at: 2 }

describe('the outbox', () => {
  it('keeps the order of writing', () => {
    expect(order([two, one])).toEqual([one, two])
  })

  it('sends the oldest first, and nothing twice', () => {
    expect(next([one, two])).toBe(one)
    expect(next([{ ...one, sent: true }, two])).toBe(two)
    expect(next([{ ...one, sent: true }])).toBeUndefined()
  })

  it('goes on behind a refused message, but not behind one whose fate is unknown', () => {
    expect(next([{ ...one, refused: 'invalid' }, two])).toBe(two)
    expect(next([{ ...one, open: {} }, two])).toMatchObject({ id: 'a' })
  })

  it('says sending, then sent; not sent when refused or long without an answer', () => {
    expect(mark(one, 0)).toBe('sending')
    expect(mark(one, PATIENCE - 1)).toBe('sending')
    expect(mark(one, PATIENCE)).toBe('failed')
    expect(mark({ ...one, refused: '' }, 0)).toBe('failed')
    expect(mark({ ...one, sent: true }, PATIENCE)).toBe('sent')
  })
})
