/** The open window: header with the state line, transcript, and a foot that fits the state. */

import type { Chat } from '../chat'
import type { Texts } from '../texts'
import { composerOf } from './composer'
import { button, h, icon, say } from './dom'
import { absenceOf, endingOf, questionOf } from './foot'
import { transcriptOf } from './transcript'

export function panelOf(chat: Chat, texts: Texts, minimise: () => void) {
  const { t, title: name } = texts
  const title = h('h2')
  const state = h('p', { role: 'status' })
  const end = button(t('end'), 'tool', () => ask(!question), icon('M6 6l12 12M18 6L6 18'))
  const foot = h('div', { class: 'base' })
  const transcript = transcriptOf(chat, focus, texts)
  const composer = composerOf(texts, (text) => {
    chat.say(text)
    transcript.toEnd()
  }, chat.typed)
  const ending = endingOf(chat, texts)
  const absence = absenceOf(chat, texts)
  let question: HTMLElement | undefined

  const element = h('section', {
    role: 'dialog', lang: texts.lang,
    onkeydown(event: KeyboardEvent) {
      if (event.key !== 'Escape' || event.isComposing) return
      event.stopPropagation()
      if (question) ask(false)
      else minimise()
    },
  },
  h('div', { class: 'head' }, h('div', {}, title, state), button(t('minimise'), 'tool', minimise, icon('M6 12h12')), end),
  transcript.element, foot)

  function ask(open: boolean): void {
    question = open ? questionOf(chat, texts, () => ask(false)) : undefined
    render()
  }

  function focus(): void {
    // On a phone the keyboard would jump up and hide half of what there is to read.
    const field = matchMedia('(pointer:coarse)').matches ? null : foot.querySelector<HTMLElement>('textarea,button')
    ;(field ?? element.querySelector('button')!).focus({ preventScroll: true })
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
    if (!chat.open) question = undefined
    transcript.render()
    ending.render()
    absence.render()
    const fits = question ?? (chat.off !== undefined && !chat.open ? absence.element : chat.over ? ending.element : composer)
    if (foot.firstChild === fits) return
    const held = question ?? foot.contains((foot.getRootNode() as ShadowRoot).activeElement)
    foot.replaceChildren(fits)
    if (held) focus()
    transcript.toEnd()
  }

  return { element, render, focus, toEnd: transcript.toEnd }
}
