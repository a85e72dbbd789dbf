import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { chatOf } from '../src/chat'
import { partsOf } from '../src/more'
import { textsOf } from '../src/texts'
import { tools } from '../src/tools'
import type { Field } from '../src/wire'
import { json, world } from './world'

const NAME: Field = { name: 'name', type: 'text', label: 'Name', required: true, choices: [], when: null }
const LAYOUT = { title: '', colour: '', accent_text: '', radius: 0, position: '', texts: {}, form: [NAME], offline: [{ ...NAME, name: 'message' }] }

let now: ReturnType<typeof world>
const page = (render = () => {}) => chatOf({ origin: 'https://chat.example', point: 'demo', language: 'en' }, LAYOUT, () => render())
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
    const { form } = partsOf(chat, textsOf('en', () => chat.layout), () => {}, tools)

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
    const { form } = partsOf(chat, textsOf('en', () => chat.layout), () => {}, tools)
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

describe('a chat that is refused', () => {
  it('is said to be so below its form, which keeps what was entered', async () => {
    const chat = page()
    const { form } = partsOf(chat, textsOf('en', () => chat.layout), () => {}, tools)
    now.answers['POST /chats'] = () => json({ code: 'point_inactive' }, 409)

    fill(form.element, 'Vera')
    await later()
    form.render()

    expect(form.element.querySelector('[role=alert]')!.textContent).toMatch(/^Not sent\. The chat is not available/)
    expect(form.element.querySelector<HTMLInputElement>('.field')!.value).toBe('Vera')
  })
})

describe('a message left instead of a chat', () => {
  it('has one key however often it is tried, and is thanked for', async () => {
    const chat = page()
    const { offline } = partsOf(chat, textsOf('en', () => chat.layout), () => {}, tools)
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

describe('after the chat', () => {
  it('the visitor is thanked for a rating, and can rate again when it did not arrive', async () => {
    let render = (): void => {}
    const chat = page(() => render())
    chat.say('Hello')
    await later()
    now.lines[0]!.tell(
      { seq: 1, at: '', kind: 'answered', agent_name: 'Ada' },
      { seq: 2, at: '', kind: 'chat_ended' },
    )
    await later()
    const { ending } = partsOf(chat, textsOf('en', () => chat.layout), () => {}, tools)
    render = ending.render
    render()
    const rate = async (): Promise<void> => {
      ending.element.querySelectorAll<HTMLElement>('.star')[4]!.click()
      ending.element.querySelector('form')!.dispatchEvent(new Event('submit'))
      await later()
    }
    const said = (): string => ending.element.querySelector('[role=status]')!.textContent!
    now.answers['POST /chats/c1/rating'] = () => Promise.reject(new TypeError('cut'))

    await rate()
    expect(said()).toBe('Not sent')
    now.answers['POST /chats/c1/rating'] = () => json(undefined, 204)
    await rate()

    expect(said()).toBe('Thank you!')
    expect(now.calls('POST /chats/c1/rating').at(-1)!.body).toMatchObject({ score: 5 })
  })
})
