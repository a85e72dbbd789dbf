import { describe, expect, it } from 'vitest'
import { backoff, FIRST, LONGEST } from '../src/backoff'
import { seqOf } from '../src/cursor'
import { barred, passing } from '../src/http'
import { newId } from '../src/page'

describe('backing off', () => {
  it('doubles its reach with each try, up to a limit, and uses all of it', () => {
    expect(backoff(0, 0, () => 1)).toBe(FIRST)
    expect(backoff(3, 0, () => 1)).toBe(FIRST * 8)
    expect(backoff(50, 0, () => 1)).toBe(LONGEST)
    expect(backoff(50, 0, () => 0)).toBe(0)
  })

  it('never comes before the time the server asked for', () => {
    expect(backoff(0, 7000, () => 0)).toBe(7000)
  })
})

describe('a cursor', () => {
  it('tells its number', () => {
    expect(seqOf('epoch:42')).toBe(42)
    expect(seqOf('an:odd:epoch:7')).toBe(7)
    expect(seqOf('')).toBe(0)
    expect(seqOf('nonsense')).toBe(0)
  })
})

describe('a problem', () => {
  const of = (status: number) => ({ status, code: '', wait: 0 })

  it('passes when nothing is decided yet', () => {
    expect([0, 429, 500, 503].every((status) => passing(of(status)))).toBe(true)
    expect([400, 403, 404, 409, 413, 422].some((status) => passing(of(status)))).toBe(false)
  })

  it('bars us from the chat when it is not ours', () => {
    expect([401, 403, 404, 410].every((status) => barred(of(status)))).toBe(true)
    expect([0, 400, 402, 409, 429, 500].some((status) => barred(of(status)))).toBe(false)
  })
})

describe('a new id', () => {
  it('is another one each time, and short enough for a header', () => {
    const ids = new Set(Array.from({ length: 1000 }, newId))

    expect(ids.size).toBe(1000)
    expect([...ids].every((id) => /^[\w-]{8,100}$/.test(id))).toBe(true)
  })
})
