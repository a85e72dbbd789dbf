// @vitest-environment node
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { OTHERS, wordOf, wordsOf } from '../src/more/words'
import { textsOf, type Key } from '../src/texts'
import type { Layout } from '../src/wire'

const listed = JSON.parse(readFileSync(`${import.meta.dirname}/../../../src/cordboard/core/routing/layout_texts.json`, 'utf8')) as Record<string, Record<string, string>>
const plain = { title: '', colour: '', accent_text: '', radius: 0, position: '', texts: {} } satisfies Layout

describe('the words of the widget', () => {
  it.each(Object.keys(listed))('are those that the server lists in %s', (language) => {
    const texts = textsOf(language, () => plain)
    texts.learn(wordsOf)
    const word = wordOf(language, () => ({}))

    const said = Object.fromEntries(Object.keys(listed[language]!).map((key) => [key, key in OTHERS ? texts.t(key as Key, '{}') : word.maybe(key)]))

    expect(said).toEqual(listed[language])
  })

  it('give way to those of the layout', () => {
    expect(wordOf('de', () => ({ start: 'Los' }))('start')).toBe('Los')
  })
})
