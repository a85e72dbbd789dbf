/**
 * A pretend server for work on the widget: the visitor's HTTP contract with a scripted agent, in memory, on one port.
 * POST /dev {…} sets its moods: `refuse` (availability reason), `cut` (streams end, nothing is answered), `buffer` (streams
 * hold back), `lose` (messages are kept but not answered), `bye`, `resync`, `epoch`, `say`, `typing`, `end`, `wait` (no agent comes).
 */

import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { resolve } from 'node:path'

const built = resolve(import.meta.dirname, '../../../src/cordboard/static')
const port = +(process.env.PORT ?? 8099)
const layout = {
  name: 'Default', title: 'Fern & Clay support', colour: '#0f766e', accent_text: '#ffffff', radius: 12, position: 'right', texts: {},
}
const mood = { epoch: 'e1', wait: false }
const chats = new Map()
const byKey = new Map()
const calls = []

const now = () => new Date().toISOString()
const wake = (chat) => { for (const go of [...chat.listeners]) go() }
const bearer = (req) => req.headers.authorization?.slice(7)

function record(chat, kind, by, more = {}) {
  const event = { seq: chat.events.length + 1, at: now(), kind, by, ...more }
  chat.events.push(event)
  wake(chat)
  return event
}

function pass(chat, event) {
  for (const news of chat.news) news(event)
}

const SCRIPT = { role: 'script', name: 'Fern & Clay' }
const AGENT = { role: 'agent', name: 'Anna' }

/** What the visitor's words bring about. */
function play(chat, text) {
  const after = (ms, act) => setTimeout(() => chat.state !== 'closed' && act(), ms)
  if (chat.state === 'routing') {
    if (!chat.asked) {
      chat.asked = true
      after(150, () => record(chat, 'message_sent', SCRIPT, { text: 'Welcome to **Fern & Clay**. See our [help pages](https://shop.example/help) meanwhile.', markdown: true }))
      after(300, () => record(chat, 'question_asked', SCRIPT, { text: 'What is it about?', answer: 'choice', choices: ['An order', 'A delivery', 'Something else'] }))
      return
    }
    after(50, () => record(chat, 'question_answered', SCRIPT, { value: text }))
    after(100, () => {
      chat.state = 'queued'
      Object.assign(chat, { position: 2, wait: 130 })
      record(chat, 'queued', { role: 'system' }, { queue: 'General', priority: 50 })
      pass(chat, { kind: 'position', position: 2, estimated_wait: 130 })
    })
    if (!mood.wait) {
      after(1200, () => answer(chat))
    }
  } else if (chat.state === 'talking') {
    after(300, () => pass(chat, { kind: 'read', by: AGENT, seq: chat.events.length }))
    after(500, () => pass(chat, { kind: 'typing', by: AGENT }))
    after(1500, () => record(chat, 'message_sent', AGENT, { text: `I see: “${text.slice(0, 60)}”. One moment, I am looking that up.` }))
  }
}

function answer(chat) {
  Object.assign(chat, { state: 'talking', position: null, wait: null })
  record(chat, 'answered', AGENT, { agent_name: AGENT.name, queue: 'General', gen: 1 })
  record(chat, 'message_sent', AGENT, { text: 'Hello, I am Anna. How can I help you today?' })
}

function end(chat, by, reason) {
  if (chat.state === 'closed') return
  chat.state = 'closed'
  record(chat, 'chat_ended', by, { reason })
}

function stream(req, res, chat, after) {
  let sent = after
  res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
  const held = mood.buffer
  const write = (text) => { if (!held) res.write(text) }
  if (held) res.flushHeaders()
  write(': open\n\n')
  const go = () => {
    for (; sent < chat.events.length; sent++) write(`id: ${mood.epoch}:${sent + 1}\ndata: ${JSON.stringify(chat.events[sent])}\n\n`)
  }
  const news = (event) => {
    write(`data: ${JSON.stringify(event)}\n\n`)
    if (event.kind === 'bye' || event.kind === 'cut') res.destroy()
  }
  chat.listeners.add(go)
  chat.news.add(news)
  chat.open.add(res)
  const beat = setInterval(() => write(': beat\n\n'), 15_000)
  res.on('close', () => {
    clearInterval(beat)
    chat.listeners.delete(go)
    chat.news.delete(news)
    chat.open.delete(res)
  })
  go()
  if (chat.state === 'queued') news({ kind: 'position', position: chat.position, estimated_wait: chat.wait })
}

async function longPoll(res, chat, after, wait) {
  const ready = () => chat.events.slice(after)
  if (!ready().length && wait) {
    await new Promise((done) => {
      const timer = setTimeout(done, wait * 1000)
      const go = () => { clearTimeout(timer); done() }
      chat.listeners.add(go)
      res.on('close', () => chat.listeners.delete(go))
    })
  }
  json(res, 200, { events: ready(), cursor: `${mood.epoch}:${chat.events.length}` })
}

function json(res, status, body, headers = {}) {
  res.writeHead(status, { 'content-type': status >= 400 ? 'application/problem+json' : 'application/json', ...headers })
  res.end(body === undefined ? undefined : JSON.stringify(body))
}

const refuse = (res, status, code, headers) => json(res, status, { type: 'about:blank', title: code, status, detail: code, code, request_id: 'r' }, headers)

function create(req, res, body) {
  if (mood.refuse) return refuse(res, 403, mood.refuse)
  if (mood.limit) return refuse(res, 429, 'rate_limited', { 'retry-after': '2' })
  const key = req.headers['idempotency-key']
  let chat = byKey.get(key)
  if (chat && chat.body !== JSON.stringify(body)) return refuse(res, 409, 'idempotency_conflict')
  if (!chat) {
    chat = {
      id: `c${randomUUID().replaceAll('-', '').slice(0, 25)}`, token: `v1.${randomUUID()}`, state: 'routing', events: [], position: null, wait: null,
      body: JSON.stringify(body), known: new Map(), listeners: new Set(), news: new Set(), open: new Set(), point: body.point ?? 'demo',
    }
    chats.set(chat.id, chat)
    byKey.set(key, chat)
    record(chat, 'chat_opened', { role: 'visitor' }, { point: chat.point })
    if (body.message) {
      record(chat, 'message_sent', { role: 'visitor' }, { text: body.message })
      play(chat, body.message)
    }
  }
  if (mood.lose) return res.destroy()
  json(res, 201, { chat_id: chat.id, token: chat.token, point: chat.point, state: chat.state, layout, cursor: `${mood.epoch}:${chat.events.length}` })
}

function message(res, chat, { client_id, text, choice }) {
  if (mood.limit) return refuse(res, 429, 'rate_limited', { 'retry-after': '2' })
  if (mood.reject) return refuse(res, 422, 'invalid')
  const known = chat.known.get(client_id)
  if (known) return known.text === text ? json(res, 200, { seq: known.seq, at: known.at }) : refuse(res, 409, 'idempotency_conflict')
  if (chat.state === 'closed') return refuse(res, 409, 'chat_ended')
  const event = record(chat, 'message_sent', { role: 'visitor' }, { text, client_id, ...(choice ? { choice } : {}) })
  chat.known.set(client_id, event)
  play(chat, text)
  if (mood.lose) return res.destroy()
  json(res, 201, { seq: event.seq, at: event.at })
}

function chatCall(req, res, url, body) {
  const [, id, what] = /^\/api\/v1\/chats\/([^/]+)(?:\/(\w+))?$/.exec(url.pathname) ?? []
  const chat = chats.get(id)
  if (!chat || bearer(req) !== chat.token) return refuse(res, 404, 'not_found')
  if (!what) {
    return json(res, 200, {
      chat_id: id, state: chat.state, position: chat.position, estimated_wait: chat.wait, agent: null, point: chat.point, cursor: `${mood.epoch}:${chat.events.length}`,
    })
  }
  if (what === 'events') {
    if (url.searchParams.get('after') === '') return refuse(res, 422, 'invalid')
    const [epoch, seq] = (req.headers['last-event-id'] ?? url.searchParams.get('after') ?? '').split(':')
    const streaming = req.headers.accept === 'text/event-stream'
    if (epoch && epoch !== mood.epoch) {
      const event = { kind: 'resync' }
      if (!streaming) return json(res, 200, { events: [event], cursor: `${mood.epoch}:0` })
      res.writeHead(200, { 'content-type': 'text/event-stream' })
      return res.end(`data: ${JSON.stringify(event)}\n\n`)
    }
    return streaming ? stream(req, res, chat, +(seq ?? 0)) : longPoll(res, chat, +(seq ?? 0), +(url.searchParams.get('wait') ?? 0))
  }
  if (what === 'messages') return message(res, chat, body)
  if (what === 'end') end(chat, { role: 'visitor' }, 'visitor_left')
  if (what === 'rating') record(chat, 'rated', { role: 'visitor' }, { score: body.score })
  res.writeHead(204).end()
}

function dev(res, set) {
  Object.assign(mood, set)
  const chat = [...chats.values()].pop()
  if (chat) {
    if (set.say) record(chat, 'message_sent', AGENT, { text: set.say })
    if (set.typing) pass(chat, { kind: 'typing', by: AGENT })
    if (set.answer) answer(chat)
    if (set.position) {
      Object.assign(chat, { position: set.position, wait: set.estimated_wait })
      pass(chat, { kind: 'position', position: set.position, estimated_wait: set.estimated_wait })
    }
    if (set.end) end(chat, AGENT, 'agent_ended')
    if (set.bye) pass(chat, { kind: 'bye', retry_ms: 200 })
    if (set.drop) for (const open of [...chat.open]) open.destroy()
    if (set.redact) record(chat, 'redacted', { role: 'manager' }, { target: set.redact })
    if (set.forget) chats.clear()
  }
  json(res, 200, { calls, chats: [...chats.values()].map(({ id, events, open }) => ({ id, events, streams: open.size })) })
}

createServer(async (req, res) => {
  const url = new URL(req.url, 'http://host')
  for (const [name, value] of [['origin', '*'], ['headers', 'authorization,content-type,idempotency-key,last-event-id'], ['methods', 'GET,POST']]) {
    res.setHeader(`access-control-allow-${name}`, value)
  }
  res.setHeader('access-control-expose-headers', 'retry-after')
  if (req.method === 'OPTIONS') return res.writeHead(204).end()
  let text = ''
  for await (const part of req) text += part
  const body = text ? JSON.parse(text) : {}
  if (url.pathname === '/dev') return dev(res, body)
  const page = { '/widget.js': ['widget.js', 'text/javascript'], '/demo': ['demo.html', 'text/html'], '/demo.css': ['demo.css', 'text/css'] }[url.pathname]
  if (page) {
    // The host page of the tests is as strict as a shop may be.
    res.setHeader('content-security-policy', "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; require-trusted-types-for 'script'")
    res.setHeader('content-type', `${page[1]}; charset=utf-8`)
    return res.end(readFileSync(resolve(built, page[0])))
  }
  calls.push(`${req.method} ${url.pathname.replace(/chats\/c\w+/, 'chats/ID')}`)
  if (mood.cut) return res.destroy()
  if (url.pathname === '/api/v1/availability') return json(res, 200, { accepts: !mood.refuse, reason: mood.refuse ?? null, point: 'demo', layout, agents_ready: 1, waiting: 0, estimated_wait: null })
  if (url.pathname === '/api/v1/chats') return create(req, res, body)
  if (url.pathname.startsWith('/api/v1/chats/')) return chatCall(req, res, url, body)
  json(res, 404, { code: 'not_found' })
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}/demo`))
