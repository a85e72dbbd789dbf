/** A stream of events that comes back by itself: cursor, backoff with jitter, a watch on silence. */

import { backoff } from './backoff'
import { Problem, type Wire } from './http'
import { sseParser } from './sse'

export interface StreamEars {
  /** One event's JSON, in order. */
  item(item: { kind: string }): void
  /** Connected; all that was missed follows. */
  up(): void
  /** Not connected; the next try is at `retryAt` (ms since the epoch). */
  down(retryAt: number): void
  /** The cursor is of no use any more: fetch the whole picture again. The stream is closed. */
  resync(): void
}

export interface Stream {
  close(): void
  /** Try at once instead of at the appointed time. */
  hurry(): void
  /** The line is known to be dead, whatever it seems: give it up and try anew. */
  drop(): void
}

/** The server sends a comment every 15 s: two and a half of them missing mean a dead line. */
export const SILENCE = 38_000

export function openStream(wire: Wire, path: string, cursor: string, ears: StreamEars): Stream {
  let closed = false
  let tries = 0
  let atLeast = 0
  /** The server asks everybody to come back within so many milliseconds, each at a time of their own. */
  let within = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = new AbortController()

  async function run(): Promise<void> {
    if (closed) return
    running = new AbortController()
    const mine = running
    try {
      const answer = await wire.stream(path, cursor, mine.signal)
      if (!answer.body) throw new Problem(0, 'unreached')
      ears.up()
      await read(answer.body, mine)
    } catch (error) {
      if (closed) return
      if (error instanceof Problem) {
        if (error.status === 401) return close()
        // A cursor that is refused, or a right that was taken away: the snapshot's answer will tell.
        if (error.code === 'resync' || [403, 409, 410, 422].includes(error.status)) {
          close()
          return ears.resync()
        }
        atLeast = Math.max(atLeast, error.wait)
      }
    }
    if (!closed) later()
  }

  async function read(body: ReadableStream<Uint8Array>, mine: AbortController): Promise<void> {
    const parse = sseParser()
    const decoder = new TextDecoder()
    const reader = body.getReader()
    let watch: ReturnType<typeof setTimeout> | undefined
    const listen = (): void => {
      clearTimeout(watch)
      watch = setTimeout(() => mine.abort(), SILENCE)
    }
    try {
      listen()
      for (;;) {
        const { done, value } = await reader.read()
        if (done || closed) return
        listen()
        tries = 0
        for (const frame of parse(decoder.decode(value, { stream: true }))) {
          if (frame.retry !== undefined) within = frame.retry
          if (frame.data) hear(frame.data)
          if (closed) return
          if (frame.id !== undefined) cursor = frame.id
        }
      }
    } finally {
      clearTimeout(watch)
      reader.cancel().catch(() => {})
    }
  }

  function hear(data: string): void {
    const item = JSON.parse(data) as { kind: string; retry_ms?: number }
    if (item.kind === 'bye') {
      within = item.retry_ms ?? within
    } else if (item.kind === 'resync') {
      close()
      ears.resync()
    } else {
      ears.item(item)
    }
  }

  function later(): void {
    const wait = tries === 0 && within > 0 ? Math.random() * within : backoff(tries, atLeast)
    tries += 1
    atLeast = within = 0
    ears.down(Date.now() + wait)
    timer = setTimeout(() => {
      timer = undefined
      void run()
    }, wait)
  }

  function close(): void {
    closed = true
    clearTimeout(timer)
    running.abort()
  }

  void run()
  return {
    close,
    drop: () => running.abort(),
    hurry() {
      if (closed || timer === undefined) return
      clearTimeout(timer)
      timer = undefined
      void run()
    },
  }
}
