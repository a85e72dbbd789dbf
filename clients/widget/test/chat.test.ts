import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { chatOf } from '../src/chat'
import type { WireEvent } from '../src/wire'
import { json, Line, world } from './world'

const LAYOUT = { title: '', colour: '', accent_text: '', radius: 0, position: '', texts: {} }
const said = (seq: number, role: string, text: string, client_id?: string): WireEvent =>
  ({ seq, at: '', kind: 'message_sent', by: { role }, text, ...(client_id ? { client_id } : {}) })

let now: ReturnType<typeof world>
const page = () => chatOf({ origin: 'https://chat.example', point: 'demo', language: 'en' }, LAYOUT, () => {})
/** Let everything happen that is due within so many ms. */
const later = (ms = 1) => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  localStorage.clear()
  now = world()
})

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('opening', () => {
  it('sends and stores nothing before the visitor acts', async () => {
    page()
    await later(60_000)

    expect(now.sent).toEqual([])
    expect(localStorage.length).toBe(0)
  })

  it('goes with the first message, and shows it once', async () => {
    const chat = page()

    chat.say('Hello')
    await later()
    now.lines[0]!.tell(said(2, 'visitor', 'Hello'))
    await later()

    expect(now.calls('POST /chats')[0]!.body).toMatchObject({ message: 'Hello', point: 'demo' })
    expect(chat.view.lines.map((line) => line.text)).toEqual(['Hello'])
    expect(chat.out).toEqual([])
  })

  it('keeps its key and its words over a cut network and a reload', async () => {
    now.answers['POST /chats'] = () => Promise.reject(new TypeError('cut'))
    page().say('Hello')
    await later()
    document.title = 'Another page'
    now.answers['POST /chats'] = () => json({ chat_id: 'c1', token: 't1', cursor: 'e:0' }, 201)

    page()
    await later(100)

    const tries = now.calls('POST /chats')
    expect(tries.length).toBeGreaterThan(1)
    expect(new Set(tries.map((call) => call.headers['Idempotency-Key'])).size).toBe(1)
    expect(new Set(tries.map((call) => JSON.stringify(call.body))).size).toBe(1)
  })

  it('holds later messages back until the chat is there, and keeps their order', async () => {
    const chat = page()

    chat.say('one')
    chat.say('two')
    chat.say('three')
    await later()

    expect(now.calls('POST /chats').map((call) => call.body!.message)).toEqual(['one'])
    expect(now.calls('POST /chats/c1/messages').map((call) => call.body!.text)).toEqual(['two', 'three'])
  })
})

describe('a cut network', () => {
  it('is not asked more often because the visitor writes on', async () => {
    const cut = (): Promise<Response> => Promise.reject(new TypeError('cut'))
    const tries = async (words: number): Promise<number> => {
      localStorage.clear()
      now = world()
      const chat = page()
      chat.say('Hello')
      await later()
      now.answers['GET /chats/c1/events'] = now.answers['POST /chats/c1/messages'] = cut
      now.lines[0]!.end()
      for (let n = 0; n < words; n++) {
        chat.say(`word ${n}`)
        await later(10)
      }
      const before = now.sent.length
      await later(20_000)
      return now.sent.length - before
    }

    expect(await tries(12)).toBeLessThanOrEqual(await tries(1) + 2)
  })
})

describe('sending', () => {
  const open = async () => {
    const chat = page()
    chat.say('Hello')
    await later()
    return chat
  }

  it('tries again with the same id, not before the time the server asks for', async () => {
    const chat = await open()
    now.answers['POST /chats/c1/messages'] = () => json({ code: 'rate_limited' }, 429, { 'Retry-After': '3' })
    chat.say('two')
    await later(2_900)
    expect(now.calls('POST /chats/c1/messages').length).toBe(1)

    now.answers['POST /chats/c1/messages'] = () => json({ seq: 3 }, 201)
    await later(1_000)

    const ids = now.calls('POST /chats/c1/messages').map((call) => call.body!.client_id)
    expect(ids.length).toBe(2)
    expect(ids[0]).toBe(ids[1])
    expect(chat.out.find((entry) => entry.text === 'two')?.sent).toBe(true)
  })

  it('stops at a definite no, until the visitor wants it again', async () => {
    const chat = await open()
    now.answers['POST /chats/c1/messages'] = () => json({ code: 'invalid' }, 422)
    chat.say('two')
    await later(60_000)
    expect(now.calls('POST /chats/c1/messages').length).toBe(1)

    now.answers['POST /chats/c1/messages'] = () => json({ seq: 3 }, 201)
    chat.sender.retry(chat.out.find((entry) => entry.text === 'two')!)
    await later()

    const ids = now.calls('POST /chats/c1/messages').map((call) => call.body!.client_id)
    expect(ids[0]).toBe(ids[1])
    expect(chat.out.find((entry) => entry.text === 'two')?.sent).toBe(true)
  })

  it('takes the event as the answer when the answer is lost', async () => {
    const chat = await open()
    now.answers['POST /chats/c1/messages'] = () => Promise.reject(new TypeError('cut'))
    chat.say('two')
    await later()
    const id = now.calls('POST /chats/c1/messages')[0]!.body!.client_id as string

    now.lines[0]!.tell(said(2, 'visitor', 'Hello'), said(3, 'visitor', 'two', id))
    await later(60_000)

    expect(chat.out).toEqual([])
    expect(chat.view.lines.map((line) => line.text)).toEqual(['Hello', 'two'])
    expect(now.calls('POST /chats/c1/messages').length).toBe(1)
  })
})

describe('hearing', () => {
  const open = async () => {
    const chat = page()
    chat.say('Hello')
    await later()
    now.lines[0]!.tell(said(2, 'visitor', 'Hello'), said(3, 'script', 'Welcome'))
    await later()
    return chat
  }

  it('goes on from the last cursor when the stream breaks, and shows nothing twice', async () => {
    const chat = await open()

    now.lines[0]!.end()
    await later(1_000)
    now.lines[1]!.tell(said(3, 'script', 'Welcome'), said(5, 'script', 'More'))
    await later()

    expect(now.lines[1]!.sent.headers['Last-Event-ID']).toBe('e:3')
    expect(chat.view.lines.map((line) => line.text)).toEqual(['Hello', 'Welcome', 'More'])
  })

  it('reads all anew after a resync', async () => {
    const chat = await open()

    now.lines[0]!.tell({ kind: 'resync' })
    await later(1_000)
    now.lines[1]!.tell(said(2, 'visitor', 'Hello'), said(3, 'script', 'Welcome back'))
    await later()

    expect(now.lines[1]!.sent.headers['Last-Event-ID']).toBeUndefined()
    expect(now.lines[1]!.sent.query).not.toContain('after')
    expect(chat.view.lines.map((line) => line.text)).toEqual(['Hello', 'Welcome back'])
  })

  it('polls where a stream says nothing for five seconds', async () => {
    const stream = now.answers['GET /chats/c1/events']!
    now.answers['GET /chats/c1/events'] = (call) => call.headers.Accept
      ? new Line(call, '').answer
      : call.query.includes('wait=0') ? json({ events: [said(2, 'visitor', 'Hello'), said(3, 'script', 'Welcome')], cursor: 'e:3' })
        : stream(call)
    const chat = page()
    chat.say('Hello')
    await later(4_900)
    expect(chat.view.lines).toEqual([])

    await later(200)

    expect(chat.view.lines.map((line) => line.text)).toEqual(['Hello', 'Welcome'])
    expect(now.calls('GET /chats/c1/events').at(-1)!.query).toBe('?wait=25&after=e%3A3')
  })

  it('says that the link is lost until it is back', async () => {
    const chat = await open()
    const stream = now.answers['GET /chats/c1/events']!
    now.answers['GET /chats/c1/events'] = () => Promise.reject(new TypeError('cut'))

    now.lines[0]!.end()
    await later(1_000)
    expect(chat.lost).toBe(true)
    now.answers['GET /chats/c1/events'] = stream
    await later(30_000)

    expect(chat.lost).toBe(false)
  })

  it('gives the chat up when the server does not know it', async () => {
    const chat = await open()
    now.answers['GET /chats/c1/events'] = () => json({ code: 'not_found' }, 404)

    now.lines[0]!.end()
    await later(60_000)

    expect(chat.gone).toBe(true)
    expect(now.calls('GET /chats/c1/events').length).toBe(2)
  })

  it('stops after the end, and begins anew when the visitor wants it', async () => {
    const chat = await open()
    now.lines[0]!.tell({ seq: 9, kind: 'chat_ended', reason: 'agent_ended', by: { role: 'agent', name: 'Anna' } })
    await later(60_000)
    expect(chat.over).toBe(true)
    expect(now.lines.length).toBe(1)

    chat.again()
    await later()

    expect(localStorage.length).toBe(0)
    expect(chat.view.lines).toEqual([])
    expect(chat.over).toBe(false)
  })
})
