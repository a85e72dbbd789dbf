/** The languages of a layout. Pure, but for the names that the browser has for them. */

import type { Layout } from '../types'

const RIGHT_TO_LEFT = ['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']
/** What the window itself speaks. */
export const BUILT_IN = ['en', 'de', 'fr', 'es', 'ar'] as const

export function isLanguage(text: string): boolean {
  return /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(text)
}

export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.includes(language.split('-')[0]?.toLowerCase() ?? '') ? 'rtl' : 'ltr'
}

/** Every language that something of the layout is written in, its own first. */
export function languagesOf(layout: Layout): string[] {
  const fields = [...layout.form, ...layout.offline.fields, ...layout.survey.questions]
  const labelled = fields.flatMap((field) => [field.label, ...field.choices.map((choice) => choice.label)]).flatMap(Object.keys)
  return [...new Set([layout.default_language, ...Object.keys(layout.texts), ...labelled])]
}

/** In the reader's own language: “French”. */
export function nameOf(language: string, reader: string): string {
  try {
    const name = new Intl.DisplayNames([reader], { type: 'language' }).of(language)
    return name && name !== language ? `${name} (${language})` : language
  } catch {
    return language
  }
}

/** The texts with one changed; an empty one is taken away, and a language without any stays. */
export function withText(texts: Layout['texts'], language: string, key: string, text: string): Layout['texts'] {
  const { [key]: _, ...rest } = texts[language] ?? {}
  return { ...texts, [language]: text ? { ...rest, [key]: text } : rest }
}
