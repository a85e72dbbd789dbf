import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { reading, serverNow, setAhead, subscribe } from '../src/clock'

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_400 })
})
afterEach(() => {
  setAhead(0)
  vi.useRealTimers()
})

it('ticks everybody together, on the second, while somebody listens', () => {
  const one = vi.fn()
  const two = vi.fn()
  const stops = [subscribe(one), subscribe(two)]

  vi.advanceTimersByTime(600)
  const first = reading()
  vi.advanceTimersByTime(2_000)
  for (const stop of stops) stop()
  vi.advanceTimersByTime(5_000)

  expect(first).toBe(1_001_000)
  expect(reading()).toBe(1_003_000)
  expect(one).toHaveBeenCalledTimes(3)
  expect(two).toHaveBeenCalledTimes(3)
  expect(vi.getTimerCount()).toBe(0)
})

it("shows the server's time when this machine's is wrong", () => {
  setAhead(-60_000)

  expect(serverNow()).toBe(940_400)
})
