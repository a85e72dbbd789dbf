/** The launcher and the panel on the host's page: opening, closing, focus, colours, and the place above the keyboard. */

import type { Chat } from '../chat'
import type { More } from '../more/api'
import type { Texts } from '../texts'
import { button, call, h, icon, say } from './dom'
import { attempt } from '../page'
import { panelOf } from './panel'
import css from './style.css?inline'

const BUBBLE = 'M2 3h20v15h-9l-5 4v-4H2z'
/** Whether this tab had the window open, for its reload. */
const OPEN = 'cordboard/open'
const DRAFT = 'cordboard/draft'

/** Puts the window on the page and gives back how to draw it anew. `more` fetches the second file. */
export function windowOf(chat: Chat, texts: Texts, nonce: string, more: () => Promise<More>) {
  const badge = h('span', { class: 'badge' })
  const root = h('div')
  /** What is written and not sent outlives the page, in this tab. */
  let written = attempt(() => sessionStorage[DRAFT] as string) ?? ''
  const draft = {
    get text() {
      return written
    },
    set text(text) {
      written = text
      attempt(() => sessionStorage[DRAFT] = text)
    },
  }
  let launcher: HTMLElement
  let panel: ReturnType<typeof panelOf>
  /** The second file; null: it could not be had, the next who needs it tries again. */
  let brought: More | null | undefined
  let busy = false
  let built = ''
  const host = document.createElement('cordboard-chat')
  const shadow = host.attachShadow({ mode: 'open' })
  let open = false
  let worn = ''

  // A strict Content-Security-Policy lets constructed sheets pass; where there are none, a style element with the page's nonce.
  let wear: (rules: string) => void
  try {
    const sheet = new CSSStyleSheet()
    shadow.adoptedStyleSheets = [sheet]
    wear = (rules) => sheet.replaceSync(rules)
  } catch {
    const style = shadow.appendChild(h('style', { nonce }))
    wear = (rules) => { style.textContent = rules }
  }

  function show(now: boolean, focus = true): void {
    open = now
    if (open) void chat.look()
    render()
    if (open) panel.toEnd()
    if (focus) aim()
  }

  const aim = (): void => (open ? panel : launcher).focus()

  function fetched(): More | null | undefined {
    if (!brought && !busy) {
      busy = true
      void more().catch(() => null).then((found) => {
        brought = found
        render()
        busy = false
      })
    }
    return brought
  }

  /** All that is made of the layout's words, anew when they have changed. */
  function build(): void {
    const of = texts.t('send') + JSON.stringify(chat.layout)
    if (of === built) return
    built = of
    const held = shadow.activeElement
    const { icon: picture = BUBBLE, label } = chat.layout.launcher ?? {}
    const name = texts.t('open')
    launcher = button(name, 'launcher', () => show(true), icon(picture))
    if (label) launcher.append(h('span', { class: 'label' }, name))
    launcher.append(badge)
    root.lang = texts.lang()
    root.dir = texts.dir()
    panel = panelOf(chat, texts, draft, () => show(false), fetched)
    root.replaceChildren(launcher, panel.element)
    if (held) queueMicrotask(aim)
  }

  function dress(): void {
    const { colour, accent_text, radius, css: own = '' } = chat.layout
    const seen = window.visualViewport
    // Pinched open, the page is being looked at closely: leave the window where it is.
    const place = open && seen?.scale === 1 ? `--top:${seen.offsetTop}px;--height:${seen.height}px` : ''
    const rules = `${css}${brought?.css ?? ''}:host{--accent:${colour};--accent_text:${accent_text};--radius:${radius}px;${place}}${own}`
    if (rules !== worn) wear(worn = rules)
  }

  function render(): void {
    build()
    const { unread, layout } = chat
    if (open && !document.hidden) chat.read()
    dress()
    root.className = `root ${open ? 'open' : ''} ${layout.position ?? ''}`
    launcher.hidden = open
    panel.element.hidden = !open
    if (open) panel.render()
    say(badge, unread && !open ? `${unread}` : '')
    call(launcher, texts.t('open') + (unread ? ` (${unread})` : ''))
    if (chat.known) attempt(() => sessionStorage[OPEN] = open ? '1' : '')
  }

  shadow.append(root)
  document.body.append(host)
  for (const name of ['resize', 'scroll']) window.visualViewport?.addEventListener(name, dress)
  document.addEventListener('visibilitychange', render)
  if (chat.known && attempt(() => sessionStorage[OPEN] as string)) show(true, false)
  else render()
  return { render, show }
}
