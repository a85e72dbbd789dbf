/** What stands where the composer was, beside the forms: the question before the end, the end, why there is no chat. */

import type { Chat } from '../chat'
import type { Texts } from '../texts'
import type { Part } from './api'
import { button, h, say } from './tools'
import type { Word } from './words'

/** "End chat?" `done` hears that the question is settled. */
export function questionOf(chat: Chat, { t }: Texts, word: Word, done: () => void): Part {
  const title = `${t('end')}?`
  const problem = h('p', { role: 'alert' })
  const yes = button(t('end'), 'strong', () => void chat.end().then((told) => {
    if (told) done()
    else problem.textContent = t('failed')
  }))
  return {
    element: h('div', { class: 'box', role: 'alertdialog', 'aria-label': title },
      h('p', {}, title), problem, h('div', { class: 'row' }, yes, button(word('keep'), 'choice', done))),
    render: () => {},
  }
}

/** After the end: what is asked of it, if somebody had answered, and the way to a new chat. */
export function endingOf(chat: Chat, word: Word, rating: Part): Part {
  const element = h('div', { class: 'box' }, rating.element, h('div', { class: 'row' }, button(word('again'), 'choice', chat.again)))
  return {
    element,
    render(): void {
      rating.element.hidden = chat.gone || !chat.view.served || chat.layout.rating === false
      rating.render()
    },
  }
}

/** That there is no chat, and what a visitor can know of the reason. */
export function absent(code: string | undefined, { why }: Texts, word: Word): string {
  return word('off') + (why(code).slice(1) || ` ${word.maybe(`off_${code}`)}`)
}

/** Why there is no chat, in plain words. */
export function absenceOf(chat: Chat, texts: Texts, word: Word): Part {
  const reason = h('p', { role: 'status' })
  return {
    element: h('div', { class: 'box' }, reason, h('div', { class: 'row' }, button(texts.t('retry'), 'choice', () => void chat.look()))),
    render: (): void => say(reason, absent(chat.off, texts, word)),
  }
}
