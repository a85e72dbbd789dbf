/**
 * A small server for working on the desk without the real one: `node dev/server.mjs [port] [static folder]`.
 * Sign in as `ann` with any password of 4 characters or more. `curl -X POST localhost:PORT/dev/NAME` plays an act of acts.mjs.
 */

import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ACTS } from './acts.mjs'
import { Scene } from './scene.mjs'

const port = Number(process.argv[2] ?? 8080)
const folder = process.argv[3] ?? fileURLToPath(new URL('../../../src/cordboard/static/desk', import.meta.url))
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

let scene = new Scene()
let signedIn = false
const sent = new Map()

class Refused extends Error {
  constructor(status, code, detail, extra = {}) {
    super(detail)
    Object.assign(this, { status, code, extra })
  }
}

const chatOf = (id) => {
  const chat = scene.mine.has(id) ? scene.chats.get(id) : null
  if (!chat) throw new Refused(404, 'not_found', 'There is no such chat at your desk.')
  return chat
}
const once = (id, client_id, text, write) => {
  const key = `${id} ${client_id}`
  if (!sent.has(key)) sent.set(key, write())
  const { seq, at } = sent.get(key)
  return { seq, at }
}
const session = () => ({ user: { user_name: 'ann', full_name: 'Ann Archer', role: 'Agent' }, permissions: ['desk:use'], csrf_token: 'x' })

const CHAT = {
  'GET ': (id) => chatOf(id),
  'GET history': (id) => ({ items: chatOf(id).visitor.number === 1 ? [
    { chat_id: 'c0', point: 'shop', opened_at: '2026-10-02T09:12:00.000Z', ended_at: '2026-10-02T09:20:10.000Z', state: 'closed', agent: 'Bob Baker' },
    { chat_id: 'c00', point: 'shop', opened_at: '2026-06-17T15:40:00.000Z', ended_at: '2026-06-17T15:41:00.000Z', state: 'abandoned', agent: null },
  ] : [] }),
  'POST accept': (id, { gen }) => {
    if (scene.offers.get(id)?.gen !== gen) throw new Refused(409, 'offer_gone', 'This chat was taken by Bob Baker.', { held_by: 'Bob Baker' })
    return scene.answer(id)
  },
  'POST decline': (id, { gen }) => void scene.over(id, gen, 'declined'),
  'POST messages': (id, { client_id, text, gen }) => {
    if (chatOf(id).gen !== gen) throw new Refused(409, 'stale_gen', 'This chat is no longer yours.')
    if (text.includes('!fail')) throw new Refused(409, 'chat_ended', 'This chat has ended.')
    return once(id, client_id, text, () => scene.said(id, 'agent', text, { client_id }))
  },
  'POST notes': (id, { client_id, text }) =>
    once(id, client_id, text, () => scene.event(id, 'note_added', { by: { role: 'agent', id: 'ann', name: 'Ann Archer' }, text, client_id })),
  'POST typing': (id) => void chatOf(id),
  'POST read': (id, { seq }) => void (chatOf(id).read.agent = seq),
  'POST transfer': (id, { to, note }) => {
    if (to.startsWith('agent:') && to !== 'agent:bob') throw new Refused(422, 'unknown_destination', `There is no agent ${to.slice(6)}.`)
    scene.event(id, 'transferred', { to, note })
    scene.release(id, 'transferred')
  },
  'POST end': (id) => void scene.end(id),
  'PUT outcomes': (id, { outcomes }) => {
    chatOf(id).outcomes = outcomes
    scene.event(id, 'outcome_set', { by: { role: 'agent', id: 'ann' }, outcomes })
  },
  'POST wrap-up-done': (id) => void scene.release(id, 'done'),
}

function events(request, response) {
  const after = Number(String(request.headers['last-event-id'] ?? '').split(':')[1] ?? scene.log.length)
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const write = (item, place) => {
    if (item === null) return response.destroy()
    response.write(`${place === null ? '' : `id: e1:${place}\n`}data: ${JSON.stringify(item)}\n\n`)
  }
  response.write(': \n\n')
  scene.log.slice(after).forEach((item, i) => write(item, after + i + 1))
  scene.ears.add(write)
  const beat = setInterval(() => response.write(': \n\n'), 15_000)
  response.on('close', () => {
    scene.ears.delete(write)
    clearInterval(beat)
  })
}

async function api(request, response, path) {
  if (scene.down) return request.socket.destroy()
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  const body = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : {}
  const answer = (status, value) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(value === undefined ? '' : JSON.stringify(value))
  }
  const call = `${request.method} ${path}`
  if (call === 'POST /session') {
    if (body.user_name !== 'ann' || body.password.length < 4) throw new Refused(401, 'wrong_credentials', 'User name or password is wrong.')
    signedIn = true
    return answer(200, session())
  }
  if (!signedIn) throw new Refused(401, 'unauthenticated', 'Nobody is signed in.')
  if (request.method !== 'GET' && request.headers['x-csrf-token'] !== 'x') throw new Refused(403, 'csrf', 'No CSRF token.')
  if (call === 'GET /session') return answer(200, session())
  if (call === 'DELETE /session') return (signedIn = false), answer(204)
  if (call === 'GET /desk') return answer(200, scene.snapshot())
  if (call === 'GET /desk/events') return events(request, response)
  if (call === 'PUT /desk/state') return scene.take(body.state, body.code), answer(200, { state: body.state, code: body.code ?? null, since: scene.since })
  const [, id, verb = ''] = /^\/desk\/chats\/([^/]+)(?:\/([a-z-]+))?$/.exec(path) ?? []
  const act = CHAT[`${request.method} ${verb}`]
  if (!id || !act) throw new Refused(404, 'not_found', 'Not found.')
  const value = act(id, body)
  answer(value === undefined ? 204 : 200, value)
}

function page(response, path) {
  const file = normalize(join(folder, path.replace(/^\/desk/, '')))
  const real = file.startsWith(folder) && existsSync(file) && statSync(file).isFile() ? file : join(folder, 'index.html')
  response.writeHead(200, { 'content-type': TYPES[extname(real)] ?? 'application/octet-stream', 'content-security-policy': POLICY })
  createReadStream(real).pipe(response)
}

createServer((request, response) => {
  const path = new URL(request.url, 'http://x').pathname
  if (path.startsWith('/dev/')) {
    const name = path.slice(5)
    if (name === 'reset') (scene.hint(null), (scene = new Scene()), (signedIn = false), sent.clear())
    else if (name === 'out') (signedIn = false), scene.hint(null)
    else ACTS[name]?.(scene)
    return response.end('ok\n')
  }
  if (!path.startsWith('/api/v1')) return page(response, path)
  api(request, response, path.slice(7)).catch((error) => {
    const { status = 500, code = 'internal', extra = {} } = error
    response.writeHead(status, { 'content-type': 'application/problem+json' })
    response.end(JSON.stringify({ type: 'about:blank', title: code, status, detail: error.message, code, ...extra }))
  })
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}/desk`))
