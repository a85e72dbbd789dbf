/** One visitor's chat as this tab has it: its state, and every act the window offers. */

import { actsOf } from './acts'
import { seqOf } from './cursor'
import { add, fold } from './fold'
import { ask, barred, passing, type Problem } from './http'
import { newId, pageOf, type Site } from './page'
import { senderOf } from './sender'
import { storeOf } from './store'
import { fresh } from './state'
import { streamOf, type Stream } from './stream'
import { tabsOf } from './tabs'
import type { Availability, ChatState, Layout, Opened, WireEvent } from './wire'

const TYPING_LASTS = 6_000
const ASK_EVERY = 10_000
/** An ended chat is shown again on other pages for so long. */
const AFTERGLOW = 1_800_000

export type Chat = ReturnType<typeof chatOf>

/** `render` is called once for all that changed in one go. */
export function chatOf(site: Site, layout: Layout, render: () => void) {
  const api = `${site.origin}/api/v1`
  const store = storeOf(site.point)
  const tabs = tabsOf(store.prefix, { go, drop: () => stream?.drop(), hide: () => stream?.kick(), written })
  const sender = senderOf(store, `${api}/chats`, () => pageOf(site), opened, tried)
  let log: WireEvent[] = []
  let cursor = ''
  let stream: Stream | undefined
  /** The chat this tab follows. */
  let mine: string | undefined
  let due = false
  let asked = 0
  let typing: ReturnType<typeof setTimeout> | undefined

  const chat = {
    ...fresh(),
    layout,
    site,
    get open(): boolean {
      return !!store.chat && !chat.over
    },
    get known(): boolean {
      return !!store.chat
    },
  }

  function changed(): void {
    if (due) return
    due = true
    queueMicrotask(() => {
      due = false
      derive()
      render()
    })
  }

  /** A message was tried: whatever came of it, it is a good moment to try the stream too. */
  function tried(): void {
    stream?.kick()
    changed()
  }

  /** What follows from the log and the storage. */
  function derive(): void {
    const view = chat.view = fold(log, store.chat?.opener)
    const keys = new Set(view.lines.map(({ key }) => key))
    chat.out = store.out().filter(({ id }) => {
      // Its event is the proof that a message arrived, whatever became of the answer.
      if (keys.has(id)) store.drop(id)
      return !keys.has(id)
    })
    const { seen } = store
    chat.unread = view.lines.filter((line) => line.seq > seen && !line.notice && line.role !== 'visitor').length
    if (view.phase === 'ended') close()
  }

  /** The window was opened: hear whether a chat can be had, or go on with the one there is. */
  async function look(): Promise<void> {
    if (store.chat) return stream ? undefined : connect()
    try {
      const query = new URLSearchParams({ url: pageOf(site).url, language: site.language })
      if (site.point) query.set('point', site.point)
      const found = await ask<Availability>(`${api}/availability?${query}`)
      chat.off = found.accepts ? undefined : found.reason ?? ''
      chat.away = !!found.offline
      dress(found.layout)
    } catch (thrown) {
      // Without an answer the visitor may write all the same; the message waits until the server is there.
      chat.off = passing(thrown as Problem) ? undefined : (thrown as Problem).code
    }
    // No words have come with it: the window says its own.
    if (!chat.layout.language) dress({ language: 'en' })
    changed()
  }

  /** `form`: what was asked before the chat; with it the words may be missing. */
  function say(text: string, choice?: string, form?: object): void {
    const out = store.out()
    // A form that was refused is filled in anew.
    if (form) for (const entry of out) if (entry.form) store.drop(entry.id)
    store.put({ id: newId(), text, choice, form, at: Math.max(Date.now(), (out.pop()?.at ?? 0) + 1) })
    changed()
    void sender.flush()
  }

  /** Put the ended chat away and begin anew. */
  function again(): void {
    store.clear()
    reset()
    void look()
  }

  function opened({ chat_id: id, token, layout: worn }: Opened, opener: string): void {
    dress(worn)
    store.chat = { id, token, opener, layout: chat.layout }
    chat.history = 0
    connect()
  }

  function dress(worn?: Partial<Layout> | null): void {
    chat.layout = { ...chat.layout, ...worn }
  }

  function reset(): void {
    stream?.stop()
    stream = mine = undefined
    log = []
    cursor = ''
    sender.tries = 0
    Object.assign(chat, fresh())
    changed()
  }

  function connect(): void {
    const { id, token } = store.chat!
    mine = id
    tabs.keep()
    stream?.stop()
    stream = streamOf(`${api}/chats/${id}/events`, token, {
      cursor: () => cursor,
      wanted: tabs.listens,
      take,
      lost(lost) {
        // Nobody tells when the place in the queue moves: at each sign of life we ask.
        if (!lost && chat.view.phase === 'queued' && Date.now() - asked > ASK_EVERY) void refresh()
        if (lost === chat.lost) return
        chat.lost = lost
        if (!lost) {
          void sender.flush()
          void refresh()
        }
        changed()
      },
      refused: forget,
    })
    void refresh()
  }

  function take(event: WireEvent, place = ''): boolean {
    if (event.kind === 'resync') {
      log = []
      cursor = ''
      chat.history = Infinity
      void refresh()
      return true
    }
    if (place) cursor = place
    if (event.by?.role !== 'visitor') hear(event)
    if (event.kind === 'position') seat(event)
    else if (event.kind !== 'read') log = add(log, event)
    if (event.kind === 'queued') void refresh()
    changed()
    return false
  }

  /** What the other side does, beside what it says. */
  function hear({ kind, seq = 0, by }: WireEvent): void {
    if (kind === 'read') chat.readTo = Math.max(chat.readTo, seq)
    else if (kind === 'typing' || kind === 'message_sent') {
      clearTimeout(typing)
      chat.typist = kind === 'typing' ? by?.name || chat.view.agent : undefined
      typing = setTimeout(() => {
        chat.typist = undefined
        changed()
      }, TYPING_LASTS)
    }
  }

  function seat({ position, estimated_wait: wait }: Pick<WireEvent, 'position' | 'estimated_wait'>): void {
    Object.assign(chat, { position, wait })
    changed()
  }

  /** What is not in the log: the place in the queue, and how far the log had come. */
  async function refresh(): Promise<void> {
    asked = Date.now()
    const { id, token } = store.chat ?? {}
    if (!id) return
    try {
      const now = await ask<ChatState>(`${api}/chats/${id}`, token)
      chat.history = Math.min(chat.history, seqOf(now.cursor))
      seat(now)
    } catch (thrown) {
      if (barred(thrown as Problem)) forget(thrown as Problem)
    }
  }

  /** The chat is over. The stream goes on a little: what is told just after the end may be on its way. */
  function close(): void {
    if (chat.over) return
    chat.over = true
    chat.typist = undefined
    const last = stream
    setTimeout(() => last?.stop(), 3_000)
    const kept = store.chat
    if (kept && !kept.ended) store.chat = { ...kept, ended: Date.now() }
    changed()
  }

  function forget({ code }: Problem): void {
    stream?.stop()
    chat.lost = false
    chat.gone = true
    if (code === 'blacklisted') chat.off = code
    close()
  }

  function go(): void {
    stream?.kick()
    void sender.flush()
  }

  /** Another tab of this browser has written. */
  function written(): void {
    const kept = store.chat
    if (mine && mine !== kept?.id) reset()
    if (kept && !kept.ended && !stream) connect()
    changed()
  }

  const kept = store.chat
  if (kept?.ended && Date.now() - kept.ended > AFTERGLOW) store.clear()
  dress(kept?.layout)
  if (kept && !kept.ended) connect()
  void sender.flush()
  return Object.assign(chat, { sender, look, say, again }, actsOf(api, store, chat, close, changed))
}
