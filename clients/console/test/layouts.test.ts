import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blank, freeName, moved, ofType, removed, replaced, withWord, type FormField } from '../src/layouts/fields'
import { directionOf, isLanguage, languagesOf, withText } from '../src/layouts/languages'
import { below, tabOf, wrongTabs } from '../src/layouts/tabs'
import { changedOf, GROUPS, grouped, lacksPlace, only } from '../src/layouts/windowTexts'
import { windowTexts } from '../src/strings/en/window'
import type { Layout } from '../src/types'

const field = (name: string, when: string | null = null): FormField => ({ ...blank([]), name, when: when ? { field: when, values: [] } : null })
const names = (fields: readonly FormField[]): string[] => fields.map(({ name }) => name)

/** Fields with names of their own, each depending on an earlier one or on none. */
const fields = fc.array(fc.option(fc.nat({ max: 9 }), { nil: null }), { maxLength: 8 }).map((picks) =>
  picks.map((pick, at) => field(`f${at}`, pick === null || at === 0 ? null : `f${pick % at}`)))

/** Every condition looks at a field before it. */
const sound = (of: readonly FormField[]): boolean => of.every(({ when }, at) => !when || names(of.slice(0, at)).includes(when.field))

describe('fields of a form', () => {
  it('never depend on what stands behind them, whatever is moved, removed or renamed', () => {
    fc.assert(fc.property(fields, fc.nat(), fc.constantFrom(-1 as const, 1 as const), (of, pick, by) => {
      const at = of.length ? pick % of.length : 0
      expect(sound(of)).toBe(true)
      expect(sound(moved(of, at, by))).toBe(true)
      expect(sound(removed(of, at))).toBe(true)
      if (of[at]) expect(sound(replaced(of, at, { ...of[at], name: 'other' }))).toBe(true)
      expect(names(moved(of, at, by)).sort()).toEqual(names(of).sort())
    }))
  })

  it('get a name that is free, and choices only where one chooses', () => {
    expect(freeName([field('field2'), field('x')])).toBe('field3')
    expect(ofType(field('x'), 'choice').choices).toHaveLength(1)
    expect(ofType(ofType(field('x'), 'choice'), 'text').choices).toEqual([])
  })

  it('lose a label that is emptied', () => {
    expect(withWord({ en: 'Name', de: 'Name' }, 'de', '')).toEqual({ en: 'Name' })
  })
})

describe('languages of a layout', () => {
  const layout = {
    default_language: 'en', texts: { he: { send: 'x' } }, form: [{ ...field('a'), label: { fr: 'Nom' } }], offline: { fields: [] }, survey: { questions: [] },
  } as unknown as Layout

  it('are all that something is written in', () => {
    expect(languagesOf(layout)).toEqual(['en', 'he', 'fr'])
  })

  it('keep a language whose last text is emptied', () => {
    expect(withText(layout.texts, 'he', 'send', '')).toEqual({ he: {} })
    expect(withText(layout.texts, 'pt-BR', 'send', 'Vai')).toEqual({ he: { send: 'x' }, 'pt-BR': { send: 'Vai' } })
  })

  it('run from right to left where they do', () => {
    expect(['ar', 'he-IL', 'FA'].map(directionOf)).toEqual(['rtl', 'rtl', 'rtl'])
    expect(directionOf('art')).toBe('ltr')
    expect(isLanguage('pt-BR') && !isLanguage('p') && !isLanguage('a b')).toBe(true)
  })
})

describe('what is wrong', () => {
  it('is told on its tab, at its place', () => {
    expect(wrongTabs({ css: { '': 'x' }, form: { '0.name': 'y' } })).toEqual(['form', 'css'])
    expect(below({ 'fields.0.name': 'y', when: 'z' }, 'fields')).toEqual({ '0.name': 'y' })
    expect(below({ '1.name': 'y', '10.name': 'z' }, '1')).toEqual({ name: 'y' })
    expect(tabOf('nonsense')).toBe('look')
  })
})

describe('texts of the window', () => {
  const said = JSON.parse(readFileSync(`${import.meta.dirname}/../../../src/cordboard/core/routing/layout_texts.json`, 'utf8')) as Record<string, Record<string, string>>
  const listed = Object.keys(said.en!).map((key) => ({ key, texts: Object.fromEntries(Object.entries(said).map(([code, texts]) => [code, texts[key]!])) }))
  const layout = (texts: Layout['texts'], title = said.en!.title!) => ({ title, texts }) as unknown as Layout
  const standard = (of: Layout, language: string, key: string) => grouped(of, language, listed).flatMap(({ texts }) => texts).find((text) => text.key === key)?.standard

  it('have each a place and a label of their own', () => {
    expect(Object.values(GROUPS).flat().sort()).toEqual(Object.keys(said.en!).sort())
    expect(Object.keys(windowTexts.labels).sort()).toEqual(Object.keys(said.en!).sort())
    expect(new Set(Object.values(windowTexts.labels)).size).toBe(listed.length)
    expect(grouped(layout({}), 'en', listed).some(({ group }) => group === 'other')).toBe(false)
  })

  it('keep in sight what a layout says beyond them', () => {
    const groups = grouped(layout({ en: { off_queue_full: 'Too many are waiting.', send: 'Go' } }), 'en', listed)

    expect(groups.at(-1)).toEqual({ group: 'other', texts: [{ key: 'off_queue_full', own: 'Too many are waiting.', standard: '' }] })
    expect(changedOf(groups)).toBe(2)
    expect(grouped(layout({ en: {} }), 'en', listed, ['send', 'off_queue_full']).at(-1)).toEqual({ group: 'other', texts: [{ key: 'off_queue_full', own: '', standard: '' }] })
  })

  it('are said without a word of their own as the server would', () => {
    expect(standard(layout({}), 'de', 'send')).toBe('Senden')
    expect(standard(layout({}), 'pt-BR', 'send')).toBe('Send')
    expect(standard(layout({ de: { send: 'Ab damit' } }), 'de-AT', 'send')).toBe('Ab damit')
    expect(standard(layout({ de: { send: 'Ab damit' } }), 'de', 'send')).toBe('Senden')
    expect(standard(layout({}, 'Meadow'), 'de', 'title')).toBe('Meadow')
    expect(standard(layout({}), 'de', 'title')).toBe('Chat')
  })

  it('are found by every word of the filter, and told when a value has no place in them', () => {
    const found = only(grouped(layout({}), 'en', listed), 'line STATE', ({ key }) => windowTexts.labels[key as 'send'])

    expect(found.map(({ group, texts }) => [group, texts.map(({ key }) => key)])).toEqual([['always', ['lost']], ['waiting', ['routing', 'place']], ['ended', ['ended']]])
    expect(lacksPlace({ key: 'joined', own: 'Here', standard: '{} has joined' })).toBe(true)
    expect(lacksPlace({ key: 'joined', own: '', standard: '{} has joined' }) || lacksPlace({ key: 'send', own: 'Go', standard: 'Send' })).toBe(false)
  })
})
