import { filled } from '@cordboard/wire/placeholders.ts'
import { describe, expect, test } from 'vitest'
import { asked, fitting, inserted, meant, type Reply } from '../src/chat/replies'

const reply = (name: string, rest: Partial<Reply> = {}): Reply => ({ name, text: `Text of ${name}`, description: '', shortcut: null, language: '', queues: [], classes: [], ...rest })
const chat = (language = 'de-AT') => ({ queue: 'Sales', call_class: 'General', visitor: { language } }) as Parameters<typeof fitting>[1]
const names = (replies: readonly Reply[]): string[] => replies.map((each) => each.name)

describe('a slash', () => {
  test.each([
    ['/', 1, ''],
    ['/hi', 3, 'hi'],
    ['Hello /hi', 9, 'hi'],
    ['Hello\n/hi there', 9, 'hi'],
    ['/grüß', 5, 'grüß'],
  ])('in %j asks for replies', (text, caret, word) => {
    expect(asked(text, caret)?.word).toBe(word)
  })

  test.each([
    ['and/or', 6],
    ['https://shop', 12],
    ['/hi there', 9],
    ['', 0],
  ])('in %j asks for nothing', (text, caret) => {
    expect(asked(text, caret)).toBeNull()
  })

  test('gives way to the reply, and what stands behind it stays', () => {
    const at = asked('Hello /hi', 9)

    expect(at && inserted('Hello /hi', at, 'Good day')).toEqual({ text: 'Hello Good day', caret: 14 })
    expect(inserted('/xand more', { word: 'x', from: 0, to: 2 }, 'Yes.')).toEqual({ text: 'Yes. and more', caret: 4 })
  })
})

describe('replies', () => {
  test('are those of the queue and class, the visitor’s language first', () => {
    const all = [
      reply('French', { language: 'fr' }),
      reply('All'),
      reply('German', { language: 'de' }),
      reply('Elsewhere', { queues: ['Support'] }),
      reply('Austrian', { language: 'de-AT', queues: ['Sales'] }),
      reply('Other class', { classes: ['VIP'] }),
    ]

    expect(names(fitting(all, chat()))).toEqual(['Austrian', 'German', 'All', 'French'])
  })

  test('are found by shortcut first, then by name, then by what they say', () => {
    const all = [reply('Says', { text: 'high time' }), reply('High five'), reply('Greeting', { shortcut: 'hi' }), reply('Other', { shortcut: 'high' }), reply('None')]

    expect(names(meant(all, 'hi'))).toEqual(['Greeting', 'Other', 'High five', 'Says'])
    expect(names(meant(all, ''))).toEqual(names(all))
  })

  test('say what is known, what stands after the bar, or nothing', () => {
    const known = { 'visitor.name': '', 'agent.name': 'Ann' }

    expect(filled('Hi {{visitor.name|there}}, {{ agent.name }} here{{visitor.name}}.', known)).toBe('Hi there, Ann here.')
    expect(filled('{{what.is.this}}', known)).toBe('{{what.is.this}}')
  })
})
