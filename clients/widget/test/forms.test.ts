import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { chatOf } from '../src/chat'
import { partsOf } from '../src/more'
import { textsOf } from '../src/texts'
import type { Field } from '../src/wire'
import { json, world } from './world'

const NAME: Field = { name: 'name', type: 'text', label: 'Name', required: true, choices: [], when: null }
const LAYOUT = { title: '', colour: '', accent_text: '', radius: 0, position: '', texts: {}, form: [NAME], offline: [{ ...NAME, name: 'message' }] }

let now: ReturnType<typeof world>
const page = () => chatOf({ origin: 'https://chat.example', point: 'demo', language: 'en' }, LAYOUT, () => {})
const later = (ms = 1) => vi.advanceTimersByTimeAsync(ms)

function fill(form: HTMLElement, value: string): void {
  const input = form.querySelector<HTMLInputElement>('.field')!
  input.value = value
  input.dispatchEvent(new Event('input'))
  form.querySelector('form')!.dispatchEvent(new Event('submit'))
}

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  now = world()
})

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('a form before the chat', () => {
  it('opens it without words, and the first words after it stand there once', async () => {
    const chat = page()
    const { form } = partsOf(chat, textsOf('en', () => chat.layout), () => {})

    fill(form.element, 'Vera')
    await later()
    chat.say('Hello')
    await later()
    const [{ client_id }] = now.calls('POST /chats/c1/messages').map(({ body }) => body!) as [{ client_id: string }]
    now.lines[0]!.tell({ seq: 2, at: '', kind: 'message_sent', by: { role: 'visitor' }, text: 'Hello', client_id })
    await later()

    const [opened] = now.calls('POST /chats')
    expect(opened!.body).toMatchObject({ form: {}, form_shown: true, visitor: { name: 'Vera' } })
    expect(opened!.body).not.toHaveProperty('message')
    expect(chat.view.lines.map(({ text }) => text)).toEqual(['Hello'])
    expect(chat.out).toEqual([])
  })

  it('that the server refuses is filled in anew, under another key', async () => {
    const chat = page()
    const { form } = partsOf(chat, textsOf('en', () => chat.layout), () => {})
    now.answers['POST /chats'] = () => json({ code: 'invalid', field: 'form.name' }, 422)

    fill(form.element, 'Vera')
    await later()
    form.render()
    const marked = form.element.querySelector('[aria-invalid=true]')
    now.answers['POST /chats'] = () => json({ chat_id: 'c1', token: 't1', cursor: 'e:0' }, 201)
    fill(form.element, 'Vera Vox')
    await later()

    const keys = now.calls('POST /chats').map(({ headers }) => headers['Idempotency-Key'])
    expect(marked).not.toBeNull()
    expect(new Set(keys).size).toBe(2)
    expect(chat.out).toEqual([])
  })
})

describe('a message left instead of a chat', () => {
  it('has one key however often it is tried, and is thanked for', async () => {
    const chat = page()
    const { offline } = partsOf(chat, textsOf('en', () => chat.layout), () => {})
    let cut = true
    now.answers['POST /offline-messages'] = () => cut ? Promise.reject(new TypeError('cut')) : json({ chat_id: 'c9' }, 201)

    fill(offline.element, 'My shoes?')
    await later()
    cut = false
    offline.element.querySelector('form')!.dispatchEvent(new Event('submit'))
    await later()

    const sent = now.calls('POST /offline-messages')
    expect(sent).toHaveLength(2)
    expect(sent[0]!.headers['Idempotency-Key']).toBe(sent[1]!.headers['Idempotency-Key'])
    expect(sent[1]!.body).toMatchObject({ fields: { message: 'My shoes?' }, point: 'demo' })
    expect(offline.element.querySelector('[role=status]')!.textContent).toMatch(/^Thank you/)
  })
})
