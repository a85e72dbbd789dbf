/** The living desk: holds the state, keeps it true by snapshot and stream, and carries out what the agent does. */

import { desk as calls } from './calls'
import type { StreamItem } from './events'
import { Problem, type Wire } from './http'
import { newId } from './ids'
import type { Outbox, Outgoing } from './outgoing'
import { begin, reduce, type Action, type DeskState } from './reduce'
import { Sender, type Letter } from './sender'
import { backoff } from './backoff'
import { openStream, type Stream } from './stream'

export interface Link {
  up: boolean
  /** Since when it is as it is (ms since the epoch). */
  since: number
  /** When the next try is, while down. */
  retryAt: number | null
}

export interface View {
  /** Null until the first snapshot has come. */
  desk: DeskState | null
  link: Link
  /** Why there is no desk, when the first snapshot could not be had. */
  problem: Problem | null
}

/** What happened that the agent should be told of, beside the new state. */
export type Heard = (item: StreamItem, before: DeskState, after: DeskState) => void

/** Why a message failed that will be sent again once there is a connection. */
export const UNREACHED = 'unreached'
/** An echo that has not come after this long is fetched. */
const ECHO = 5_000
/** A line that comes back within this time was not missed. */
const GRACE = 3_000

export class Desk {
  private view: View = { desk: null, link: { up: false, since: Date.now(), retryAt: null }, problem: null }
  private readonly listeners = new Set<() => void>()
  private stream: Stream | null = null
  private closed = false
  private tries = 0
  private turn = 0
  private lostTimer: ReturnType<typeof setTimeout> | undefined
  private retryAt: number | null = null
  private againTimer: ReturnType<typeof setTimeout> | undefined
  private readonly sender = new Sender(
    (letter, problem) => this.dispatch({ do: 'failed', chatId: letter.chatId, clientId: letter.clientId, why: problem.passing ? UNREACHED : problem.code }),
    (letter) => this.awaitEcho(letter),
  )
  onHeard: Heard = () => {}

  constructor(
    readonly wire: Wire,
    private readonly unsent: Outbox = {},
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly current = (): View => this.view

  get now(): number {
    return Date.now() + this.wire.ahead
  }

  open(): void {
    this.closed = false
    void this.refresh()
  }

  close(): void {
    this.closed = true
    this.stream?.close()
    clearTimeout(this.lostTimer)
    clearTimeout(this.againTimer)
  }

  /** Connect at once: the agent asked, or the network came back. */
  hurry(): void {
    if (this.view.link.up) return
    if (this.stream) return this.stream.hurry()
    clearTimeout(this.againTimer)
    void this.refresh()
  }

  /** The browser says that the network is gone. */
  offline(): void {
    this.setLink({ up: false, since: Date.now(), retryAt: null })
    this.stream?.drop()
  }

  dispatch(action: Action): void {
    const before = this.view.desk
    if (!before) return
    const after = reduce(before, action)
    if (after === before) return
    this.set({ ...this.view, desk: after })
    if (after.wanted !== before.wanted) for (const id of after.wanted) if (!before.wanted.includes(id)) void this.fetch(id)
  }

  /** Writes a message or note: it shows at once and counts as sent when its event comes back. */
  write(chatId: string, kind: Outgoing['kind'], text: string): void {
    const outgoing: Outgoing = { client_id: newId(), kind, text, at: this.now, state: 'sending' }
    this.dispatch({ do: 'write', chatId, outgoing })
    this.post(chatId, outgoing)
  }

  /** Sends what had failed once more, under the same id. */
  again(chatId: string, clientId: string): void {
    const outgoing = this.view.desk?.outbox[chatId]?.find((one) => one.client_id === clientId)
    if (!outgoing) return
    this.dispatch({ do: 'again', chatId, clientId })
    this.post(chatId, outgoing)
  }

  /** The agent has looked at a chat up to its newest event. */
  look(chatId: string): void {
    const chat = this.view.desk?.chats[chatId]
    if (!chat || (chat.read.agent ?? 0) >= chat.last_seq) return
    const seq = chat.last_seq
    this.dispatch({ do: 'look', chatId, seq })
    void calls.read(this.wire, chatId, seq).catch(() => {})
  }

  /** Fetches a chat of ours and puts it into the state. */
  async fetch(chatId: string): Promise<void> {
    for (let tries = 0; !this.closed; tries++) {
      try {
        return this.dispatch({ do: 'chat', chat: await calls.chat(this.wire, chatId) })
      } catch (error) {
        if (!(error instanceof Problem) || !error.passing) return this.dispatch({ do: 'forget', chatId })
        await new Promise((done) => setTimeout(done, backoff(tries, error.wait)))
      }
    }
  }

  private post(chatId: string, outgoing: Outgoing): void {
    const { client_id, kind, text } = outgoing
    const send = (): Promise<unknown> => {
      const chat = this.view.desk?.chats[chatId]
      if (!chat) return Promise.reject(new Problem(409, 'not_yours'))
      return kind === 'note'
        ? calls.note(this.wire, chatId, client_id, text)
        : calls.say(this.wire, chatId, chat.gen, client_id, text)
    }
    this.sender.post({ chatId, clientId: client_id, send })
  }

  /** The server has it; if the stream does not show it soon, something was missed and the chat is read again. */
  private awaitEcho({ chatId, clientId }: Letter): void {
    setTimeout(() => {
      const waits = this.view.desk?.outbox[chatId]?.some((one) => one.client_id === clientId)
      if (waits && !this.closed) void this.fetch(chatId)
    }, ECHO)
  }

  private async refresh(): Promise<void> {
    this.stream?.close()
    this.stream = null
    const turn = ++this.turn
    try {
      const snapshot = await calls.snapshot(this.wire)
      if (this.closed || turn !== this.turn) return
      this.tries = 0
      const before = this.view.desk
      const desk = before ? reduce(before, { do: 'snapshot', snapshot, now: this.now }) : begin(snapshot, this.now, this.unsent)
      this.set({ ...this.view, desk, problem: null })
      this.stream = openStream(this.wire, '/desk/events', snapshot.cursor, {
        item: (item) => this.hear(item as StreamItem),
        up: () => this.connected(),
        down: (retryAt) => this.lose(retryAt),
        resync: () => void this.refresh(),
      })
    } catch (error) {
      if (this.closed || turn !== this.turn) return
      const problem = error instanceof Problem ? error : new Problem(0, 'unreached')
      this.set({ ...this.view, problem })
      if (!problem.passing) return
      const wait = backoff(this.tries++, problem.wait)
      this.lose(Date.now() + wait)
      this.againTimer = setTimeout(() => void this.refresh(), wait)
    }
  }

  private hear(item: StreamItem): void {
    const before = this.view.desk
    if (!before) return
    this.dispatch({ do: 'hear', item, now: this.now })
    this.onHeard(item, before, this.view.desk ?? before)
  }

  private connected(): void {
    this.setLink({ up: true, since: Date.now(), retryAt: null })
    for (const [chatId, list] of Object.entries(this.view.desk?.outbox ?? {})) {
      for (const one of list) if (one.state === 'failed' && one.why === UNREACHED) this.again(chatId, one.client_id)
    }
  }

  /** A short loss stays unsaid, so that a server's restart does not make every desk flicker. */
  private lose(retryAt: number): void {
    const { link } = this.view
    if (!link.up) return this.setLink({ ...link, retryAt })
    this.retryAt = retryAt
    if (this.lostTimer !== undefined) return
    const since = Date.now()
    this.lostTimer = setTimeout(() => this.setLink({ up: false, since, retryAt: this.retryAt }), GRACE)
  }

  private setLink(link: Link): void {
    clearTimeout(this.lostTimer)
    this.lostTimer = undefined
    const since = link.up === this.view.link.up ? this.view.link.since : link.since
    this.set({ ...this.view, link: { ...link, since } })
  }

  private set(view: View): void {
    this.view = view
    for (const listener of this.listeners) listener()
  }
}
