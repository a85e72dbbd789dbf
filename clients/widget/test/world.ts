/** A pretend network for tests: answers by path, streams that are fed by hand. */

import { vi } from 'vitest'
import type { WireEvent } from '../src/wire'

export interface Sent {
  method: string
  path: string
  query: string
  headers: Record<string, string>
  body: Record<string, unknown> | undefined
  signal: AbortSignal | null | undefined
}

type Answer = (sent: Sent) => Response | Promise<Response>

export const EPOCH = 'e'

export const json = (body: unknown, status = 200, headers = {}): Response =>
  new Response(status === 204 ? null : JSON.stringify(body), { status, headers })

/** One event stream: `tell` sends an event with its cursor, or without one. */
export class Line {
  private to!: ReadableStreamDefaultController<Uint8Array>
  readonly answer = new Response(
    new ReadableStream<Uint8Array>({ start: (to) => { this.to = to } }), { headers: { 'Content-Type': 'text/event-stream' } },
  )

  constructor(readonly sent: Sent, opening = ': open\n\n') {
    if (opening) this.write(opening)
    sent.signal?.addEventListener('abort', () => this.to.error(new DOMException('', 'AbortError')))
  }

  tell(...events: WireEvent[]): void {
    for (const event of events) {
      const id = event.seq && event.kind !== 'read' ? `id: ${EPOCH}:${event.seq}\n` : ''
      this.write(`${id}data: ${JSON.stringify(event)}\n\n`)
    }
  }

  end(): void {
    this.to.close()
  }

  private write(text: string): void {
    this.to.enqueue(new TextEncoder().encode(text))
  }
}

export function world() {
  const sent: Sent[] = []
  const lines: Line[] = []
  const answers: Record<string, Answer> = {
    'GET /availability': () => json({ accepts: true, layout: null }),
    'POST /chats': () => json({ chat_id: 'c1', token: 't1', layout: null, cursor: `${EPOCH}:0` }, 201),
    'GET /chats/c1': () => json({ state: 'routing', cursor: `${EPOCH}:0` }),
    'POST /chats/c1/messages': () => json({ seq: 9, at: '' }, 201),
    'GET /chats/c1/events': (call) => {
      const line = new Line(call)
      lines.push(line)
      return line.answer
    },
  }
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    const url = new URL(address)
    const call: Sent = {
      method: init.method!, path: url.pathname.replace('/api/v1', ''), query: url.search,
      headers: init.headers as Record<string, string>,
      body: init.body ? JSON.parse(init.body as string) as Record<string, unknown> : undefined,
      signal: init.signal,
    }
    sent.push(call)
    return (answers[`${call.method} ${call.path}`] ?? (() => json(undefined, 204)))(call)
  })
  return {
    sent, lines, answers,
    calls: (path: string) => sent.filter((call) => `${call.method} ${call.path}` === path),
  }
}
