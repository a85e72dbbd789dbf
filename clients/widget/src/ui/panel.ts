/** The open window: header with the state line, transcript, and a foot that fits the state. */

import type { Chat } from '../chat'
import type { More, Parts } from '../more/api'
import type { Texts } from '../texts'
import { tools } from '../tools'
import { composerOf } from './composer'
import { button, h, icon, say } from './dom'
import { transcriptOf } from './transcript'

/** `more` gives the second file, or nothing while it is fetched; null: it cannot be had now. */
export function panelOf(chat: Chat, texts: Texts, draft: { text: string }, minimise: () => void, more: () => More | null | undefined) {
  const { t, title: name } = texts
  const title = h('h2')
  const { logo } = chat.layout
  const state = h('p', { role: 'status' })
  const end = button(t('end'), 'tool', () => ask(!asking), icon('M6 6l12 12M18 6L6 18'))
  const foot = h('div', { class: 'base' })
  const transcript = transcriptOf(chat, focus, texts)
  const composer = composerOf(texts, draft, (text) => {
    chat.say(text)
    transcript.toEnd()
  }, chat.typed)
  const waiting = h('div')
  let parts: Parts | undefined
  /** Whether the end is in question. */
  let asking = false

  const element = h('section', {
    role: 'dialog', class: 'window',
    onkeydown(event: KeyboardEvent) {
      if (event.key !== 'Escape' || event.isComposing) return
      event.stopPropagation()
      if (asking) ask(false)
      else minimise()
    },
  },
  h('div', { class: 'head' }, ...(logo ? [h('img', { class: 'logo', src: chat.site.origin + logo, alt: '' })] : []), h('div', {}, title, state), button(t('minimise'), 'tool', minimise, icon('M6 12h12')), end),
  transcript.element, foot)

  function ask(open: boolean): void {
    asking = open
    render()
  }

  function focus(): void {
    // On a phone the keyboard would jump up and hide half of what there is to read.
    const field = matchMedia('(pointer:coarse)').matches ? null : foot.querySelector<HTMLElement>('input,select,textarea,button')
    ;(field ?? element.querySelector('button')!).focus({ preventScroll: true })
  }

  /** What stands in the foot: the composer, or a part of the second file. */
  function fitting(): HTMLElement {
    const { known, off, open, over, layout } = chat
    const name = asking ? 'question' : off !== undefined && !open ? 'absence' : over ? 'ending'
      : known || chat.out.some(({ refused }) => refused === undefined) ? '' : chat.away ? 'offline' : layout.form?.length ? 'form' : ''
    if (!name) return composer
    const found = more()
    // Without the second file the visitor writes, as on pages that ask for nothing.
    if (found === null) return composer
    parts ??= found?.partsOf(chat, texts, () => ask(false), tools)
    parts?.[name].render()
    return parts?.[name].element ?? waiting
  }

  /** What the visitor is to know now, in a line. */
  function line(): string {
    if (chat.lost) return t('lost')
    if (!chat.known) return ''
    if (chat.over) return t('ended')
    const { phase, agent } = chat.view
    return phase === 'talking' ? agent : phase === 'queued' ? texts.queue(chat.position, chat.wait) : t('routing')
  }

  function render(): void {
    say(title, name())
    element.setAttribute('aria-label', name())
    say(state, line())
    state.className = chat.lost ? 'lost' : ''
    end.hidden = !chat.open
    if (!chat.open) asking = false
    transcript.render()
    const fits = fitting()
    if (foot.firstChild === fits) return
    const held = asking || foot.contains((foot.getRootNode() as ShadowRoot).activeElement)
    foot.replaceChildren(fits)
    if (held) focus()
    transcript.toEnd()
  }

  return { element, render, focus, toEnd: transcript.toEnd }
}
