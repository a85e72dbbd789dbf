/** The catalogue of texts: English now, another language is one more file per namespace. */

import i18next from 'i18next'
import { en as ui } from './strings/en'

/** One language's texts by namespace. */
export type Texts = Record<string, object>

/** Begins with these texts beside the shared ones. Call once, before anything is drawn. */
export function speak(language: string, texts: Record<string, Texts>): void {
  void i18next.init({
    lng: language,
    fallbackLng: 'en',
    ns: ['ui', ...Object.keys(texts.en ?? {})],
    defaultNS: 'ui',
    resources: Object.fromEntries(Object.entries(texts).map(([lng, own]) => [lng, { ui, ...own }])),
    interpolation: { escapeValue: false },
    showSupportNotice: false,
    initAsync: false,
  } as Parameters<typeof i18next.init>[0])
  document.documentElement.lang = language
}

type Leaves<T> = T extends object
  ? { [K in keyof T & string]: T[K] extends object ? `${K}.${Leaves<T[K]>}` : K }[keyof T & string]
  : never
type Plain<K extends string> = K extends `${infer Stem}_${'one' | 'other' | 'zero'}` ? Stem : K

export type Values = Record<string, string | number>

/** A reader of one namespace whose keys the compiler knows; of plurals the stem counts. */
export function reader<T extends object>(namespace: string): (key: Plain<Leaves<T>>, values?: Values) => string {
  return (key, values) => i18next.t(key, { ns: namespace, ...values })
}

/** The text of a word that the server may one day say and we do not know: then the word itself, readable. */
export function wordReader(namespace: string, group: string): (word: string) => string {
  return (word) => i18next.t(`${group}.${word}`, { ns: namespace, defaultValue: word.replaceAll('_', ' ') })
}

export const t = reader<typeof ui>('ui')
