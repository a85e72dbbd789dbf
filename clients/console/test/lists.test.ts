import { Problem } from '@cordboard/wire/http.ts'
import { expect, it, vi } from 'vitest'
import { Lists, MOST } from '../src/collection/lists'
import type { Batch } from '../src/server'

/** A server with this many objects, 500 at a time. */
function served(total: number): (path: string, after: string | null) => Promise<Batch<number>> {
  return async (_path, after) => {
    const start = after === null ? 0 : Number(after)
    const items = Array.from({ length: Math.min(500, total - start) }, (_, index) => start + index)
    return { items, next: start + items.length < total ? String(start + items.length) : null, total }
  }
}

it('a list is followed to its end', async () => {
  const lists = new Lists(served(1_234))

  lists.want('x')
  await vi.waitFor(() => expect(lists.get('x').state).toBe('ready'))

  expect(lists.get('x').items).toHaveLength(1_234)
  expect(lists.get('x').next).toBeNull()
})

it('of a long list as much is fetched as is wanted, and the rest when it is', async () => {
  const lists = new Lists(served(MOST + 700))

  lists.want('x', 500)
  await vi.waitFor(() => expect(lists.get('x').items).toHaveLength(500))
  lists.want('x', 500)
  expect(lists.get('x').total).toBe(MOST + 700)
  lists.want('x')
  await vi.waitFor(() => expect(lists.get('x').items).toHaveLength(MOST))
  lists.want('x', MOST + 700)
  await vi.waitFor(() => expect(lists.get('x').next).toBeNull())

  expect(lists.get('x').items).toHaveLength(MOST + 700)
})

it('what was asked in some order is forgotten when it changes and nobody looks', async () => {
  const asked: string[] = []
  const lists = new Lists(async (path) => {
    asked.push(path)
    return { items: [], next: null }
  })
  lists.want('x?sort=name')
  await vi.waitFor(() => expect(lists.get('x?sort=name').state).toBe('ready'))

  lists.changed()

  expect(lists.get('x?sort=name').state).toBe('asking')
  expect(asked).toEqual(['x?sort=name'])
})

it('a change fetches anew what is looked at, and the rest when it is next wanted', async () => {
  const asked: string[] = []
  const lists = new Lists(async (path) => {
    asked.push(path)
    return { items: [], next: null }
  })
  lists.subscribe('seen', () => {})
  lists.want('seen')
  lists.want('other')
  await vi.waitFor(() => expect(lists.get('other').state).toBe('ready'))

  lists.changed()
  lists.want('other')

  expect(asked).toEqual(['seen', 'other', 'seen', 'other'])
})

it('looking again fetches anew, not twice in a moment', async () => {
  let asked = 0
  const lists = new Lists(async () => {
    asked += 1
    return { items: [], next: null }
  })
  lists.subscribe('x', () => {})
  lists.want('x')
  await vi.waitFor(() => expect(lists.get('x').state).toBe('ready'))

  lists.lookedAt(50_000)
  lists.lookedAt(50_001)

  expect(asked).toBe(2)
})

it('what was there stays when fetching anew fails', async () => {
  let fails = false
  const lists = new Lists(async () => {
    if (fails) throw new Problem(503, 'busy')
    return { items: [1], next: null }
  })
  lists.want('x')
  await vi.waitFor(() => expect(lists.get('x').state).toBe('ready'))

  fails = true
  lists.again('x')
  await vi.waitFor(() => expect(lists.get('x').state).toBe('failed'))

  expect(lists.get('x').items).toEqual([1])
})
