// @vitest-environment node
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FORM_TEXTS, wordOf } from '../src/more/words'
import { textsOf, type Key } from '../src/texts'
import type { Layout } from '../src/wire'

const listed = JSON.parse(readFileSync(`${import.meta.dirname}/../../../src/cordboard/core/routing/layout_texts.json`, 'utf8')) as Record<string, Record<string, string>>
const plain = { title: '', colour: '', accent_text: '', radius: 0, position: '', texts: {} } satisfies Layout

describe('the words of the widget', () => {
  it('are those that the server lists in English', () => {
    const texts = textsOf('en', () => plain)
    const word = wordOf(() => ({}))

    const said = Object.fromEntries(Object.keys(listed.en!).map((key) => [key, key in FORM_TEXTS ? word.maybe(key) : texts.t(key as Key, '{}')]))

    expect(said).toEqual(listed.en)
  })

  it.each(Object.keys(listed))('name the launcher in %s before the server is asked', (language) => {
    expect(textsOf(language, () => plain).t('open')).toBe(listed[language]!.open)
  })

  it('give way to those of the layout', () => {
    expect(wordOf(() => ({ start: 'Los' }))('start')).toBe('Los')
  })
})
