import { afterEach, expect, it, vi } from 'vitest'
import { tabsOf } from '../src/tabs'

const quiet = { go() {}, drop() {}, hide() {}, written() {} }

afterEach(() => vi.restoreAllMocks())

it('a hidden tab listens only if it is the one that goes on for all', () => {
  let grant = (): unknown => undefined
  vi.stubGlobal('navigator', { locks: { request: (_: string, work: () => unknown) => { grant = work } } })
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(false)
  const tabs = tabsOf('p/', quiet)
  tabs.keep()

  expect(tabs.listens()).toBe(true)
  hidden.mockReturnValue(true)
  expect(tabs.listens()).toBe(false)
  void grant()
  expect(tabs.listens()).toBe(true)
})

it('where the browser has no locks, every tab listens', () => {
  vi.stubGlobal('navigator', {})
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
  const tabs = tabsOf('p/', quiet)
  tabs.keep()

  expect(tabs.listens()).toBe(true)
})

it('only what other tabs write under our own prefix concerns us', () => {
  const written = vi.fn()
  tabsOf('p/', { ...quiet, written })

  for (const key of ['p/chat', 'q/chat', 'other']) dispatchEvent(new StorageEvent('storage', { key }))

  expect(written).toHaveBeenCalledTimes(1)
})
