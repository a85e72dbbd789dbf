import { describe, expect, it } from 'vitest'
import { allOf } from '../src/collection/part'

describe('how many a list holds', () => {
  it('is what the server counted', () => {
    expect(allOf(50, 'x', { total: 120 })).toEqual({ total: 120, beyond: false })
    expect(allOf(120, null, { total: 120 })).toEqual({ total: 120, beyond: false })
    expect(allOf(50, 'x', { total: 10_000, more_than_total: true })).toEqual({ total: 10_000, beyond: true })
  })

  it('is seen at the end, also when nobody counted', () => {
    expect(allOf(73, null, {})).toEqual({ total: 73, beyond: false })
    expect(allOf(10_450, null, { total: 10_000, more_than_total: true })).toEqual({ total: 10_450, beyond: false })
  })

  it('is not known before, and never less than what is shown', () => {
    expect(allOf(50, 'x', {})).toBeNull()
    expect(allOf(10_050, 'x', { total: 10_000, more_than_total: true })).toEqual({ total: 10_050, beyond: true })
    expect(allOf(51, null, { total: 50 })).toEqual({ total: 51, beyond: false })
  })
})
