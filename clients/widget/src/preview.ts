/** The window with a made-up chat and no network: the console shows layouts with it, message by message from its own page. */

import type { Chat } from './chat'
import { add, fold } from './fold'
import * as more from './more'
import type { More } from './more/api'
import { fresh } from './state'
import { talkIn } from './sample'
import { textsOf } from './texts'
import { windowOf } from './ui/window'
import type { Layout, WireEvent } from './wire'

export interface Shown {
  kind: 'cordboard-preview'
  layout: Layout
  state: 'closed' | 'form' | 'waiting' | 'talking' | 'ended' | 'offline'
}

const nothing = async (): Promise<void> => {}
const chat: Chat = {
  ...fresh(), layout: { title: '', colour: '#0f766e', accent_text: '#ffffff', radius: 12, position: '', texts: {} },
  site: { origin: location.origin, point: '', language: '' },
  open: false, known: false,
  sender: { tries: 0, flush: nothing, retry() {} },
  look: nothing, typed() {}, read() {},
  say: (text) => tell({ kind: 'message_sent', text, by: { role: 'visitor' } }),
  again: () => arrange('form'),
  async end() {
    arrange('ended')
    return true
  },
  async rate() {
    chat.rated = true
    drawn.render()
    return true
  },
}
let log: WireEvent[] = []
const texts = textsOf('en', () => chat.layout)
const drawn = windowOf(chat, texts, '', async () => more as More)

function tell(event: WireEvent): void {
  if (event.text === '') return
  log = add(log, { ...event, seq: log.length + 1, at: new Date().toISOString() })
  Object.assign(chat, { known: true, open: !chat.over, view: fold(log) })
  drawn.render()
}

function arrange(state: Shown['state']): void {
  const { events, position, wait } = talkIn(texts.lang(), state)
  log = events
  const known = log.length > 0
  const over = state === 'ended'
  Object.assign(chat, fresh(), { known, over, open: known && !over, away: state === 'offline', view: fold(log), position, wait, readTo: 99 })
  drawn.show(state !== 'closed', false)
  document.documentElement.dataset.state = state
}

addEventListener('message', ({ origin, source, data }: MessageEvent<Shown>) => {
  if (origin !== location.origin || source !== parent || data?.kind !== 'cordboard-preview') return
  chat.layout = data.layout
  document.documentElement.lang = data.layout.language ?? 'en'
  document.documentElement.dir = data.layout.direction ?? 'ltr'
  document.documentElement.style.colorScheme = data.layout.scheme === 'auto' ? 'light dark' : data.layout.scheme ?? ''
  arrange(data.state)
})
parent.postMessage({ kind: 'cordboard-preview-ready' }, location.origin)
