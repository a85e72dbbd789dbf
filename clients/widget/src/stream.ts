/** Keeps hearing the chat's events: by a stream, by long-poll where streams do not come through, again and again. */

import { backoff } from './backoff'
import { barred, request, type Problem } from './http'
import { sseParser } from './sse'
import type { Page, WireEvent } from './wire'

/** Without a first byte for so long, something on the way holds streams back. */
const SILENT = 5_000
/** The server sends a comment each 15 s; this long without one and the link is dead. */
const DEAD = 40_000
/** How long to poll before streaming is given another chance. */
const POLLING = 300_000

export interface Hearing {
  cursor(): string
  /** Whether this tab should listen now. */
  wanted(): boolean
  /** An event and the place after it, where one was given. True: go on from another place, `cursor` says which. */
  take(event: WireEvent, cursor?: string): boolean
  lost(lost: boolean): void
  /** The server will not let us hear this chat any more. */
  refused(problem: Problem): void
}

export type Stream = ReturnType<typeof streamOf>

export function streamOf(url: string, token: string, to: Hearing) {
  let stop = new AbortController()
  let stopped = false
  let running = false
  /** The present connection was ended by us, to make another. */
  let hurry = false
  let tries = 0
  let pollUntil = 0
  let earliest = 0
  let heard = 0
  let again: ReturnType<typeof setTimeout> | undefined

  function leave(): void {
    hurry = true
    stop.abort()
  }

  function fallBack(): void {
    pollUntil = Date.now() + POLLING
    heard = 0
    leave()
  }

  function sound(): void {
    heard = Date.now()
    to.lost(false)
  }

  /** One connection. Gives back the ms until the next, if the server named them. */
  async function listen(): Promise<number | undefined> {
    const mine = stop
    const began = Date.now()
    const polling = began < pollUntil
    const cursor = to.cursor()
    const headers: Record<string, string> = {}
    const die = (): void => mine.abort()
    let timer = setTimeout(polling ? die : fallBack, polling ? DEAD : SILENT)
    let asked: number | undefined
    const take = (event: WireEvent, id?: string): boolean => {
      if (event.kind === 'bye') asked = Math.random() * (event.retry_ms ?? 1000)
      return to.take(event, id)
    }
    if (!polling) {
      headers.Accept = 'text/event-stream'
      if (cursor) headers['Last-Event-ID'] = cursor
    }
    try {
      // The first long-poll is answered at once: it tells that the link is there.
      const query = `?wait=${polling && heard ? 25 : 0}${cursor && `&after=${encodeURIComponent(cursor)}`}`
      const answer = await request(url + query, token, undefined, headers, mine)
      if (polling) {
        const page = await answer.json() as Page
        sound()
        if (!page.events.some((event) => take(event))) take({ kind: 'page' }, page.cursor)
        // An empty answer before its time must not make us ask in a circle.
        return asked ?? (page.events.length || Date.now() - began > 1000 ? 0 : 1000)
      }
      const reader = answer.body!.getReader()
      const text = new TextDecoder()
      const parse = sseParser()
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return asked
        clearTimeout(timer)
        timer = setTimeout(die, DEAD)
        sound()
        for (const { data, id, retry } of parse(text.decode(value, { stream: true }))) {
          if (retry) asked = Math.random() * retry
          if (data && take(JSON.parse(data) as WireEvent, id)) {
            die()
            return
          }
        }
      }
    } finally {
      clearTimeout(timer)
    }
  }

  async function run(): Promise<void> {
    const began = Date.now()
    if (running || stopped || began < earliest || !to.wanted()) return
    running = true
    // However often it is kicked, there is one next try.
    clearTimeout(again)
    hurry = false
    stop = new AbortController()
    let ms: number | undefined
    let least = 0
    try {
      ms = await listen()
    } catch (thrown) {
      const problem = thrown as Problem
      if (problem.code === 'resync') to.take({ kind: 'resync' })
      else if (barred(problem)) return to.refused(problem)
      else if (!hurry) to.lost(true)
      least = problem.wait
    }
    running = false
    if (Date.now() - began > 10_000) tries = 0
    earliest = Date.now() + least
    again = setTimeout(run, hurry ? 0 : ms ?? backoff(tries++, least))
  }

  void run()
  return {
    stop(): void {
      stopped = true
      leave()
    },
    /** Something changed (network, visibility, who listens): act on it now instead of at the next try. */
    kick(): void {
      if (!to.wanted() || (heard && Date.now() - heard > DEAD / 2)) leave()
      void run()
    },
    /** The network went: do not wait for the link to find out. */
    drop: (): void => stop.abort(),
  }
}
