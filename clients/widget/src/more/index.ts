/** The widget's second file: forms before, instead of and after a chat, and what stands at its end. */

import type { Chat } from '../chat'
import type { Problem } from '../http'
import type { Texts } from '../texts'
import type { Tools } from '../tools'
import type { Answers } from '../wire'
import type { Part, Parts } from './api'
import { absenceOf, absent, endingOf, questionOf } from './foot'
import { formOf } from './form'
import css from './more.css?inline'
import { ask, borrow, button, h, newId, pageOf, say } from './tools'
import { wordOf, type Word } from './words'

export { css }

/** What has been entered outlives a form that is made anew. */
const entered: Record<string, Answers> = { form: {}, offline: {}, survey: {} }

export function partsOf(chat: Chat, texts: Texts, done: () => void, tools: Tools): Parts {
  borrow(tools)
  const word = wordOf(() => chat.layout.texts)
  return {
    form: formBefore(chat, texts, word),
    offline: formInstead(chat, texts, word),
    question: questionOf(chat, texts, word, done),
    ending: endingOf(chat, word, ratingOf(chat, texts, word)),
    absence: absenceOf(chat, texts, word),
  }
}

/** Before the chat: it begins with what is entered here. */
function formBefore(chat: Chat, texts: Texts, word: Word): Part {
  const form = formOf(chat.layout.form ?? [], entered.form!, word, word('start'), ({ name, email, message, ...rest }) => {
    const visitor = { name: name || undefined, email: email || undefined }
    chat.say(`${message ?? ''}`, undefined, { form: rest, form_shown: true, visitor })
  })
  return {
    element: h('div', { class: 'ground' }, h('p', {}, word('form')), form.element),
    render(): void {
      const last = chat.out.filter(({ form: of }) => of).pop()
      if (last?.refused !== undefined) form.refused(last.field, `${texts.t('failed')}. ${absent(last.refused, texts, word)}`)
    },
  }
}

/** Instead of a chat: a message for later. */
function formInstead(chat: Chat, { t, why }: Texts, word: Word): Part {
  const thanks = h('p', { role: 'status', class: 'box' })
  let tried = ''
  let key = ''
  const form = formOf(chat.layout.offline ?? [], entered.offline!, word, word('leave'), (fields) => {
    const body = JSON.stringify(fields)
    // The same words again are the same message, however often the answer is lost.
    if (body !== tried) key = newId()
    tried = body
    form.busy(true)
    void ask(`${chat.site.origin}/api/v1/offline-messages`, undefined, { ...pageOf(chat.site), fields }, { 'Idempotency-Key': key }).then(() => {
      entered.offline = {}
      asked.hidden = true
      say(thanks, word('kept'))
    }, ({ code, field }: Problem) => form.refused(field, t('failed') + why(code))).finally(() => form.busy(false))
  })
  const asked = h('div', {}, h('p', {}, word('offline')), form.element)
  say(thanks, '')
  return { element: h('div', { class: 'ground' }, asked, thanks), render: () => {} }
}

/** After the chat: a rating, a comment, and the layout's own questions. */
function ratingOf(chat: Chat, { t }: Texts, word: Word): Part {
  let score = 0
  const note = h('p', { role: 'status' })
  const stars = [1, 2, 3, 4, 5].map((n) => {
    const star = button('★', 'star', () => pick(n))
    star.setAttribute('aria-label', `${n}/5`)
    return star
  })
  const comment = { name: 'comment', type: 'long_text', label: word('comment'), required: false, choices: [], when: null }
  const form = formOf([...(chat.layout.survey ?? []), comment], entered.survey!, word, t('send'), ({ comment: words, ...answers }) => {
    form.busy(true)
    void chat.rate(score, `${words ?? ''}`, answers).then((known) => {
      form.busy(false)
      if (!known) return say(note, t('failed'))
      // The thanks stand where the form was: it took the focus with it.
      note.tabIndex = -1
      note.focus()
    })
  })
  const asked = h('div', { role: 'group', 'aria-label': word('rate') }, h('p', {}, word('rate')), h('div', { class: 'row' }, ...stars), form.element)

  function pick(picked: number): void {
    score = picked
    form.element.hidden = !score
    stars.forEach((star, n) => {
      star.classList.toggle('on', n < score)
      star.setAttribute('aria-pressed', `${n + 1 === score}`)
    })
  }

  pick(0)
  return {
    element: h('div', {}, asked, note),
    render(): void {
      const rated = chat.rated || chat.view.rated
      asked.hidden = rated
      if (rated) {
        entered.survey = {}
        say(note, word('thanks'))
      } else if (!note.textContent) say(note, '')
    },
  }
}
