import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Wire } from '../src/http'
import { openStream, SILENCE, type StreamEars } from '../src/stream'

/** A server whose streams the test writes by hand. */
function scripted() {
  const calls: { cursor: string | null; signal: AbortSignal }[] = []
  const lines: ReadableStreamDefaultController<Uint8Array>[] = []
  let answer: () => Response | Promise<Response> = () =>
    new Response(new ReadableStream({ start: (line) => void lines.push(line) }), { status: 200 })
  const fetcher = ((_url: string, init: RequestInit) => {
    const signal = init.signal as AbortSignal
    calls.push({ cursor: new Headers(init.headers).get('Last-Event-ID'), signal })
    return Promise.resolve(answer()).then((got) => {
      const line = lines.at(-1)
      signal.addEventListener('abort', () => { try { line?.error(new Error('aborted')) } catch { /* closed */ } })
      return got
    })
  }) as typeof fetch
  return {
    wire: new Wire('', fetcher),
    calls,
    answerWith: (next: typeof answer) => { answer = next },
    say: (text: string) => lines.at(-1)?.enqueue(new TextEncoder().encode(text)),
    hangUp: () => lines.at(-1)?.close(),
  }
}

function ears() {
  const heard: string[] = []
  const made: StreamEars = {
    item: (item) => void heard.push(item.kind),
    up: () => void heard.push('up'),
    down: () => void heard.push('down'),
    resync: () => void heard.push('resync!'),
  }
  return { heard, ears: made }
}

const settle = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

it('goes on from the last cursor after the line broke', async () => {
  const server = scripted()
  const { heard, ears: listening } = ears()
  const stream = openStream(server.wire, '/events', 'c0', listening)
  await settle()

  server.say('id: c7\ndata: {"kind":"offer"}\n\ndata: {"kind":"typing"}\n\n')
  await settle()
  server.hangUp()
  await vi.advanceTimersByTimeAsync(600)

  expect(heard).toEqual(['up', 'offer', 'typing', 'down', 'up'])
  expect(server.calls.map((call) => call.cursor)).toEqual(['c0', 'c7'])
  stream.close()
})

it('waits longer from try to try', async () => {
  const server = scripted()
  const { heard, ears: listening } = ears()
  server.answerWith(() => { throw new TypeError('no network') })
  const stream = openStream(server.wire, '/events', 'c0', listening)

  await vi.advanceTimersByTimeAsync(60_000)

  expect(server.calls.length).toBeGreaterThan(5)
  expect(server.calls.length).toBeLessThan(14)
  expect(new Set(heard)).toEqual(new Set(['down']))
  stream.close()
})

it('takes a silent line for a dead one', async () => {
  const server = scripted()
  const { heard, ears: listening } = ears()
  const stream = openStream(server.wire, '/events', 'c0', listening)
  await settle()

  await vi.advanceTimersByTimeAsync(SILENCE + 600)

  expect(heard).toEqual(['up', 'down', 'up'])
  stream.close()
})

it('is kept alive by comments', async () => {
  const server = scripted()
  const { heard, ears: listening } = ears()
  const stream = openStream(server.wire, '/events', 'c0', listening)
  await settle()

  for (let i = 0; i < 6; i++) {
    server.say(': still here\n\n')
    await vi.advanceTimersByTimeAsync(15_000)
  }

  expect(heard).toEqual(['up'])
  stream.close()
})

it('gives up a line that is said to be dead and goes on from the cursor', async () => {
  const server = scripted()
  const { heard, ears: listening } = ears()
  const stream = openStream(server.wire, '/events', 'c0', listening)
  await settle()
  server.say('id: c3\ndata: {"kind":"offer"}\n\n')
  await settle()

  stream.drop()
  await settle()
  stream.hurry()
  await settle()

  expect(heard).toEqual(['up', 'offer', 'down', 'up'])
  expect(server.calls.at(-1)?.cursor).toBe('c3')
  stream.close()
})

it('ends itself and says so when the server asks for a new snapshot', async () => {
  const server = scripted()
  const { heard, ears: listening } = ears()
  openStream(server.wire, '/events', 'c0', listening)
  await settle()

  server.say('data: {"kind":"resync"}\n\n')
  await vi.advanceTimersByTimeAsync(60_000)

  expect(heard).toEqual(['up', 'resync!'])
  expect(server.calls).toHaveLength(1)
})

it('tells when nobody is signed in any more and does not try again', async () => {
  const server = scripted()
  const { heard, ears: listening } = ears()
  const signedOut = vi.fn()
  server.wire.onSignedOut = signedOut
  server.answerWith(() => new Response('{"code":"unauthenticated"}', { status: 401 }))
  openStream(server.wire, '/events', 'c0', listening)

  await vi.advanceTimersByTimeAsync(60_000)

  expect(signedOut).toHaveBeenCalledOnce()
  expect(heard).toEqual([])
  expect(server.calls).toHaveLength(1)
})
