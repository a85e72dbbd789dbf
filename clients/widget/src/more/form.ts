/** A form on the screen: fields with their labels, and what is wrong beside each. */

import type { Answers, Field } from '../wire'
import { asked, given, told, wrong } from './fields'
import { h, pieces } from './tools'
import type { Word } from './words'

const KINDS: Record<string, Record<string, string>> = {
  email: { type: 'email', autocomplete: 'email' },
  phone: { type: 'tel', autocomplete: 'tel' },
  number: { inputmode: 'decimal' },
}

let forms = 0

/** The fields with `answers` in them. `submit` gets what was given, once everything fits. */
export function formOf(fields: Field[], answers: Answers, word: Word, go: string, submit: (given: Answers) => void) {
  const prefix = `f${++forms}`
  const rows = fields.map((field) => rowOf(field, `${prefix}${field.name}`, answers, word, () => {
    arrange()
    row(field.name)?.say('')
  }))
  const alert = h('p', { role: 'alert', class: 'wrong' })
  const button = h('button', { class: 'strong' }, go)
  const element = h('form', { class: 'form', novalidate: '', onsubmit: check }, ...rows.map(({ element: of }) => of), alert, button)

  function row(name: string) {
    return rows.find(({ field }) => field.name === name)
  }

  /** What earlier answers do not bring about is away. */
  function arrange(): void {
    const now = asked(fields, answers)
    for (const { field, element: of } of rows) of.hidden = !now.includes(field)
  }

  function check(event: Event): void {
    event.preventDefault()
    const now = asked(fields, answers)
    for (const { field, say } of rows) {
      const found = now.includes(field) && wrong(field, answers[field.name])
      say(found ? word(found) : '')
    }
    const first = element.querySelector<HTMLElement>('[aria-invalid=true]')
    if (first) first.focus()
    else submit(given(fields, answers))
  }

  arrange()
  return {
    element,
    busy(now: boolean): void {
      button.disabled = now
    },
    /** What the server found: beside its field, or below them all. */
    refused(field: string | undefined, sentence: string): void {
      const found = field === undefined ? undefined : row(field.split('.').pop()!)
      found?.say(word('invalid'))
      alert.textContent = found ? '' : sentence
    },
  }
}

function rowOf(field: Field, id: string, answers: Answers, word: Word, changed: () => void) {
  const { name, type, required, choices } = field
  const key = `field_${name}`
  const label = field.label || word.maybe(key) || name
  const take = ({ target }: Event) => {
    const of = target as HTMLInputElement
    answers[name] = of.type === 'checkbox' ? of.checked : of.value
    changed()
  }
  const shared = { id, class: 'field', 'aria-describedby': `${id}w`, ...(required ? { 'aria-required': 'true' } : {}), oninput: take }
  const problem = h('span', { id: `${id}w`, class: 'wrong' })
  const input = type === 'choice' ? h('select', shared, h('option', { value: '' }, word('choose')),
    ...choices.map(({ value, label: of }) => h('option', { value }, of)))
    : type === 'long_text' ? h('textarea', { ...shared, rows: '3', dir: 'auto' })
      : h('input', type === 'checkbox' || type === 'consent' ? { ...shared, type: 'checkbox', class: 'tick' }
        : { ...shared, ...(KINDS[type] ?? { autocomplete: name === 'name' ? 'name' : 'off' }), dir: 'auto' })
  if (input instanceof HTMLInputElement && input.type === 'checkbox') input.checked = answers[name] === true
  else input.value = told(answers[name])
  const words = type === 'consent' ? pieces(label, true).map(({ text, href }) => href
    ? h('a', { href, target: '_blank', rel: 'noopener noreferrer' }, text) : text) : [label]
  const caption = h('label', { for: id }, h('bdi', {}, ...words), ...(required ? [] : [h('span', { class: 'soft' }, ` (${word('optional')})`)]))
  const ticked = input instanceof HTMLInputElement && input.type === 'checkbox'
  return {
    field,
    element: h('div', { class: ticked ? 'ask tickrow' : 'ask' }, ...(ticked ? [input, caption] : [caption, input]), problem),
    say(sentence: string): void {
      problem.textContent = sentence
      if (sentence) input.setAttribute('aria-invalid', 'true')
      else input.removeAttribute('aria-invalid')
    },
  }
}
