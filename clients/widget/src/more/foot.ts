/** What stands where the composer was, beside the forms: the question before the end, the end, why there is no chat. */

import type { Chat } from '../chat'
import type { Texts } from '../texts'
import { button, h, say } from '../ui/dom'
import type { Part } from './api'
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

/** Why there is no chat, in plain words. */
export function absenceOf(chat: Chat, { t, why }: Texts, word: Word): Part {
  const reason = h('p', { role: 'status' })
  return {
    element: h('div', { class: 'box' }, reason, h('div', { class: 'row' }, button(t('retry'), 'choice', () => void chat.look()))),
    render: (): void => say(reason, word('off') + (why(chat.off).slice(1) || ` ${word.maybe(`off_${chat.off}`)}`)),
  }
}
