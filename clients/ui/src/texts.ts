/** The catalogue of texts: the reader's own language, fetched before anything is drawn. */

import { tellProblems } from '@cordboard/wire/http.ts'
import i18next, { type FormatterModule } from 'i18next'
import { language, locale } from './language'
import { forget, learn, said, type Sayings } from './said'
import { en as ui } from './strings/en'

/** One language's texts by namespace. */
export type Catalogue = Readonly<Record<string, object>>

/** Languages by code; English must be among them. */
export type Loaders = Readonly<Record<string, () => Promise<{ catalogue: Catalogue }>>>

/** The shared texts in other languages; in English they are small, and here. */
export const SHARED: Loaders = {
  de: () => import('./strings/de'),
  fr: () => import('./strings/fr'),
  es: () => import('./strings/es'),
  ar: () => import('./strings/ar'),
}

type SayingsLoaders = Readonly<Record<string, () => Promise<{ sayings: Sayings }>>>

/** What the server says on every page, in the languages that it does not speak itself. */
export const SAID: SayingsLoaders = {
  de: () => import('./strings/said/de/first'),
  fr: () => import('./strings/said/fr/first'),
  es: () => import('./strings/said/es/first'),
  ar: () => import('./strings/said/ar/first'),
}

/** What it says of scripts and of what happened in chats. */
export const SAID_OF_SCRIPTS: SayingsLoaders = {
  de: () => import('./strings/said/de/later'),
  fr: () => import('./strings/said/fr/later'),
  es: () => import('./strings/said/es/later'),
  ar: () => import('./strings/said/ar/later'),
}

/** Learns the server's sentences in this language; without them they stay English. */
export async function learnSayings(loaders: SayingsLoaders, code: string = i18next.language): Promise<void> {
  const fetched = await loaders[code]?.().catch(() => null)
  if (fetched) learn(fetched.sayings)
}

/** A catalogue in this language, or in English where it cannot be had. */
async function fetched(loaders: Loaders, code: string): Promise<{ code: string; catalogue: Catalogue }> {
  const load = async (each: string): Promise<Catalogue> => (await loaders[each]?.())?.catalogue ?? {}
  if (code === 'en' || !loaders[code]) return { code: 'en', catalogue: await load('en') }
  try {
    return { code, catalogue: await load(code) }
  } catch {
    return { code: 'en', catalogue: await load('en') }
  }
}

/** A count is written as the reader's language writes numbers: `100,003 entries`. Other numbers may be names, of versions for example. */
const COUNTS = {
  type: 'formatter',
  init: () => {},
  add: () => {},
  addCached: () => {},
  format: (value: unknown, _format?: string, _code?: string, { interpolationkey: key }: { interpolationkey?: string } = {}) =>
    key === 'count' && typeof value === 'number' ? value.toLocaleString(locale()) : value,
} as FormatterModule

/** Begins with these texts beside the shared ones. Call once, and wait, before anything is drawn. */
export async function speak(loaders: Loaders): Promise<void> {
  const { code, rightToLeft } = language()
  const english = async (): Promise<{ catalogue: Catalogue }> => ({ catalogue: { ui } })
  const [own, shared] = await Promise.all([fetched(loaders, code), fetched({ en: english, ...SHARED }, code), learnSayings(SAID, code)])
  // Either is English: all is, rather than a mixture of two directions.
  const whole = own.code === shared.code
  const spoken = whole ? own.code : 'en'
  const inEnglish = async (): Promise<Catalogue> => (own.code === 'en' ? own : await fetched(loaders, 'en')).catalogue
  const resources = whole ? { ...shared.catalogue, ...own.catalogue } : { ui, ...(await inEnglish()) }
  if (spoken === 'en') forget()
  tellProblems(said)
  await i18next.use(COUNTS).init({
    lng: spoken,
    fallbackLng: 'en',
    ns: ['ui', ...Object.keys(own.catalogue)],
    defaultNS: 'ui',
    resources: { [spoken]: resources },
    interpolation: { escapeValue: false, alwaysFormat: true },
    showSupportNotice: false,
    initAsync: false,
  } as Parameters<typeof i18next.init>[0])
  document.documentElement.lang = spoken
  document.documentElement.dir = spoken === code && rightToLeft ? 'rtl' : 'ltr'
}

/** More texts, for pages that are opened later; in the language that is spoken. */
export async function speakMore(loaders: Loaders): Promise<void> {
  const { catalogue } = await fetched(loaders, i18next.language)
  for (const [namespace, texts] of Object.entries(catalogue)) i18next.addResourceBundle(i18next.language, namespace, texts)
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
