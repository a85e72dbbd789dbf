import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Desk } from '../src/desk'
import { Wire } from '../src/http'
import { at, chat, fromAgent, fromVisitor, snapshot } from './chats'

/** A server of one desk: answers by path, and a stream that the test writes. */
function served(answers: Record<string, () => unknown>) {
  const asked: string[] = []
  let line: ReadableStreamDefaultController<Uint8Array> | undefined
  const fetcher = (async (url: string, init: RequestInit) => {
    const path = url.split('?')[0] ?? ''
    const call = `${init.method ?? 'STREAM'} ${path}`
    asked.push(init.body ? `${call} ${String(init.body)}` : call)
    if (call === 'STREAM /desk/events') {
      return new Response(new ReadableStream({ start: (made) => void (line = made) }))
    }
    const answer = answers[call]?.()
    if (answer instanceof Error) throw answer
    return new Response(answer === undefined ? null : JSON.stringify(answer), { status: answer === undefined ? 204 : 200 })
  }) as typeof fetch
  const desk = new Desk(new Wire('', fetcher))
  const say = async (item: object) => {
    line?.enqueue(new TextEncoder().encode(`data: ${JSON.stringify(item)}\n\n`))
    await vi.advanceTimersByTimeAsync(0)
  }
  const begin = async () => {
    desk.open()
    await vi.advanceTimersByTimeAsync(0)
  }
  return { desk, asked, say, begin, hangUp: () => line?.close(), state: () => desk.current().desk }
}

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

it('fetches a chat that was taken', async () => {
  const server = served({
    'GET /desk': () => snapshot(),
    'GET /desk/chats/c1': () => chat('c1', { last_seq: 6, events: [fromVisitor(6)] }),
  })
  await server.begin()

  await server.say({ kind: 'chat_taken', seq: 1, at: at(1), chat_id: 'c1', gen: 1, queue: 'Billing' })

  expect(server.state()?.chats.c1?.last_seq).toBe(6)
  expect(server.desk.current().link.up).toBe(true)
  server.desk.close()
})

it('asks for the whole picture again when told to, and goes on listening', async () => {
  let chats = [chat('c1')]
  const server = served({ 'GET /desk': () => snapshot(chats) })
  await server.begin()

  chats = []
  await server.say({ kind: 'resync' })

  expect(server.state()?.chats).toEqual({})
  expect(server.asked).toEqual(['GET /desk', 'STREAM /desk/events', 'GET /desk', 'STREAM /desk/events'])
  server.desk.close()
})

it('sends what got lost on the way once more, under the same id, as soon as it is connected', async () => {
  let reachable = false
  const server = served({
    'GET /desk': () => snapshot([chat('c1')]),
    'POST /desk/chats/c1/messages': () => (reachable ? { seq: 6, at: at(6) } : new TypeError('no network')),
  })
  await server.begin()

  server.desk.write('c1', 'message', 'Hello')
  await vi.advanceTimersByTimeAsync(10_000)
  const failed = server.state()?.outbox.c1?.[0]
  reachable = true
  server.hangUp()
  await vi.advanceTimersByTimeAsync(1_000)
  await server.say({ chat_id: 'c1', ...fromAgent(6, failed?.client_id ?? '', 'Hello') })

  const posts = server.asked.filter((call) => call.startsWith('POST'))
  expect(failed?.state).toBe('failed')
  expect(posts.length).toBeGreaterThan(1)
  expect(new Set(posts).size).toBe(1)
  expect(server.state()?.outbox).toEqual({})
  server.desk.close()
})

it('reads a chat again when its echo does not come', async () => {
  let written: string | undefined
  const server = served({
    'GET /desk': () => snapshot([chat('c1')]),
    'POST /desk/chats/c1/messages': () => ({ seq: 6, at: at(6) }),
    'GET /desk/chats/c1': () => chat('c1', { last_seq: 6, events: [fromAgent(6, written ?? '')] }),
  })
  await server.begin()

  server.desk.write('c1', 'message', 'Hello')
  written = server.state()?.outbox.c1?.[0]?.client_id
  await vi.advanceTimersByTimeAsync(6_000)

  expect(server.asked).toContain('GET /desk/chats/c1')
  expect(server.state()?.outbox).toEqual({})
  server.desk.close()
})

it('says nothing of a loss that is over in a moment', async () => {
  const server = served({ 'GET /desk': () => snapshot() })
  await server.begin()
  const links: boolean[] = []
  server.desk.subscribe(() => links.push(server.desk.current().link.up))

  server.hangUp()
  await vi.advanceTimersByTimeAsync(2_000)

  expect(server.asked.filter((call) => call.startsWith('STREAM'))).toHaveLength(2)
  expect(links).not.toContain(false)
  server.desk.close()
})
