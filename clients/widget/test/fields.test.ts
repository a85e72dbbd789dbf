import { describe, expect, it } from 'vitest'
import { asked, given, wrong } from '../src/more/fields'
import { formOf } from '../src/more/form'
import { borrow } from '../src/more/tools'
import { wordOf } from '../src/more/words'
import { tools } from '../src/tools'
import type { Field } from '../src/wire'

const field = (name: string, more: Partial<Field> = {}): Field => ({ name, type: 'text', label: '', required: false, choices: [], when: null, ...more })
const topic = field('topic', { type: 'choice', required: true, choices: [{ value: 'order', label: 'An order' }, { value: 'other', label: 'Else' }] })
const order = field('order', { type: 'number', required: true, when: { field: 'topic', values: ['order'] } })
const photo = field('photo', { type: 'checkbox', when: { field: 'order' } })
const FIELDS = [topic, order, photo]

borrow(tools)

describe('fields', () => {
  it('are asked for when an earlier answer brings them about, and theirs in turn', () => {
    const names = (answers: Record<string, string>) => asked(FIELDS, answers).map(({ name }) => name)

    expect(names({})).toEqual(['topic'])
    expect(names({ topic: 'other', order: '7' })).toEqual(['topic'])
    expect(names({ topic: 'order' })).toEqual(['topic', 'order'])
    expect(names({ topic: 'order', order: '7' })).toEqual(['topic', 'order', 'photo'])
  })

  it('take only what fits their type', () => {
    expect(wrong(topic, '')).toBe('required')
    expect(wrong(topic, 'nonsense')).toBe('invalid')
    expect(wrong(order, '7')).toBeUndefined()
    expect(wrong(order, 'seven')).toBe('invalid')
    expect(wrong(field('m', { type: 'email' }), 'a@b')).toBe('invalid')
    expect(wrong(field('m', { type: 'email' }), 'a@b.example')).toBeUndefined()
    expect(wrong(field('p', { type: 'phone' }), '+49 (0)30 / 12-34')).toBeUndefined()
    expect(wrong(field('c', { type: 'consent', required: true }), false)).toBe('required')
  })

  it('give what was answered, and nothing that is not asked for any more', () => {
    expect(given(FIELDS, { topic: 'other', order: '7', photo: true })).toEqual({ topic: 'other' })
    expect(given(FIELDS, { topic: 'order', order: ' 7 ', photo: true })).toEqual({ topic: 'order', order: '7', photo: true })
  })
})

describe('a form', () => {
  it('names what is missing beside its field, and goes on once all fits', () => {
    const sent: object[] = []
    const form = formOf(FIELDS, {}, wordOf(() => ({})), 'Go', (answers) => sent.push(answers))
    const [choice, number] = form.element.querySelectorAll<HTMLInputElement>('.field')
    const enter = (input: HTMLInputElement, value: string) => {
      input.value = value
      input.dispatchEvent(new Event('input'))
    }

    form.element.dispatchEvent(new Event('submit'))
    const problem = form.element.querySelector(`#${choice!.getAttribute('aria-describedby')}`)!.textContent
    enter(choice!, 'order')
    enter(number!, '12')
    form.element.dispatchEvent(new Event('submit'))

    expect(problem).toBe('Please fill this in.')
    expect(sent).toEqual([{ topic: 'order', order: '12' }])
  })

  it('shows the refusal of the server at the field that it names', () => {
    const form = formOf(FIELDS, {}, wordOf(() => ({})), 'Go', () => {})

    form.refused('form.topic', 'Not sent')

    expect(form.element.querySelector('[aria-invalid=true]')!.className).toBe('field')
    expect(form.element.querySelector('[role=alert]')!.textContent).toBe('')
  })
})
