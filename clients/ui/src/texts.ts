/** The catalogue of texts: English at once, the reader's own language fetched before anything is drawn. */

import i18next from 'i18next'
import { language } from './language'
import { en as ui } from './strings/en'

/** One language's texts by namespace. */
export type Catalogue = Readonly<Record<string, object>>

/** Other languages by code. */
export type Loaders = Readonly<Record<string, () => Promise<{ catalogue: Catalogue }>>>

export const SHARED: Loaders = {
  de: () => import('./strings/de'),
  fr: () => import('./strings/fr'),
  es: () => import('./strings/es'),
  ar: () => import('./strings/ar'),
}

/** Begins with these texts beside the shared ones. Call once, and wait, before anything is drawn. */
export async function speak(english: Catalogue, others: Loaders): Promise<void> {
  const { code, rightToLeft } = language()
  const fetched = await Promise.all([SHARED[code]?.(), others[code]?.()]).catch(() => [])
  // Its texts cannot be fetched: English, whole, rather than a mixture of two directions.
  const spoken = code !== 'en' && fetched.some((each) => each) ? code : 'en'
  const own: Catalogue = Object.assign({}, ...fetched.map((each) => each?.catalogue))
  await i18next.init({
    lng: spoken,
    fallbackLng: 'en',
    ns: ['ui', ...Object.keys(english)],
    defaultNS: 'ui',
    resources: { en: { ui, ...english }, ...(spoken === 'en' ? {} : { [spoken]: own }) },
    interpolation: { escapeValue: false },
    showSupportNotice: false,
    initAsync: false,
  } as Parameters<typeof i18next.init>[0])
  document.documentElement.lang = spoken
  document.documentElement.dir = spoken !== 'en' && rightToLeft ? 'rtl' : 'ltr'
}

type Leaves<T> = T extends object
  ? { [K in keyof T & string]: T[K] extends object ? `${K}.${Leaves<T[K]>}` : K }[keyof T & string]
  : never
type Plain<K extends string> = K extends `${infer Stem}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}` ? Stem : K

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
