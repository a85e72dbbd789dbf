/** What stands where the composer was: the question before the end, the rating after it, or why there is no chat. */

import type { Chat } from '../chat'
import type { Texts } from '../texts'
import { button, h, say } from './dom'

/** "End chat?" `done` hears that the question is settled. */
export function questionOf(chat: Chat, { t }: Texts, done: () => void): HTMLElement {
  const title = `${t('end')}?`
  const problem = h('p', { role: 'alert' })
  const yes = button(t('end'), 'strong', () => void chat.end().then((told) => {
    if (told) done()
    else problem.textContent = t('failed')
  }))
  return h('div', { class: 'box', role: 'alertdialog', 'aria-label': title },
    h('p', {}, title), problem, h('div', { class: 'row' }, yes, button(t('keep'), 'choice', done)))
}

/** After the end: a rating if an agent had answered, and the way to a new chat. */
export function endingOf(chat: Chat, { t }: Texts) {
  let score = 0
  const note = h('p', { role: 'status' })
  const stars = [1, 2, 3, 4, 5].map((n) => {
    const star = button('★', 'star', () => pick(n))
    star.setAttribute('aria-label', `${n}/5`)
    return star
  })
  const comment = h('textarea', { rows: '2', maxlength: '1000', placeholder: t('comment'), 'aria-label': t('comment') })
  const more = h('div', {}, comment, button(t('send'), 'strong', () => {
    void chat.rate(score, comment.value.trim()).then((told) => say(note, told ? '' : t('failed')))
  }))
  const form = h('div', { role: 'group', 'aria-label': t('rate') }, h('p', {}, t('rate')), h('div', { class: 'row' }, ...stars), more)
  const element = h('div', { class: 'box' }, form, note, h('div', { class: 'row' }, button(t('again'), 'choice', () => {
    pick(0)
    comment.value = ''
    chat.again()
  })))

  function pick(picked: number): void {
    score = picked
    more.hidden = !score
    stars.forEach((star, n) => {
      star.classList.toggle('on', n < score)
      star.setAttribute('aria-pressed', `${n + 1 === score}`)
    })
  }

  pick(0)
  return {
    element,
    render(): void {
      const rated = chat.rated || chat.view.rated
      form.hidden = rated || chat.gone || !chat.view.served
      say(note, rated ? t('thanks') : '')
    },
  }
}

/** Why there is no chat, in plain words. */
export function absenceOf(chat: Chat, { t, why }: Texts) {
  const reason = h('p', { role: 'status' })
  return {
    element: h('div', { class: 'box' }, reason, h('div', { class: 'row' }, button(t('retry'), 'choice', () => void chat.look()))),
    render: (): void => say(reason, t('off') + why(chat.off).slice(1)),
  }
}
