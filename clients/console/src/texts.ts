/** The console's texts. A language is a folder like `strings/en` and two lines below. */

import { learn } from '@cordboard/ui/said.ts'
import { learnSayings, reader, SAID_OF_SCRIPTS, speak, speakMore, type Loaders } from '@cordboard/ui/texts.ts'
import i18next from 'i18next'
import type { catalogue as first } from './strings/en'
import type { catalogue as later } from './strings/en/later'
import type { catalogue as ofWindow } from './strings/en/window'

/** What every page may say; only the reader's own language is fetched. */
export const FIRST: Loaders = {
  en: () => import('./strings/en'),
  de: () => import('./strings/de'),
  fr: () => import('./strings/fr'),
  es: () => import('./strings/es'),
  ar: () => import('./strings/ar'),
}

/** What scripts and their editor say. */
export const LATER: Loaders = {
  en: () => import('./strings/en/later'),
  de: () => import('./strings/de/later'),
  fr: () => import('./strings/fr/later'),
  es: () => import('./strings/es/later'),
  ar: () => import('./strings/ar/later'),
}

/** What the texts of the chat window are called, on the page of a layout. */
export const WINDOW: Loaders = {
  en: () => import('./strings/en/window'),
  de: () => import('./strings/de/window'),
  fr: () => import('./strings/fr/window'),
  es: () => import('./strings/es/window'),
  ar: () => import('./strings/ar/window'),
}

export async function speakHere(): Promise<void> {
  await speak(FIRST)
}

/** Wait for it before a page of scripts is drawn. */
export async function speakOfScripts(): Promise<void> {
  await Promise.all([speakMore(LATER), learnSayings(SAID_OF_SCRIPTS)])
  learnNames()
}

/** Wait for it before the page of a layout is drawn. */
export async function speakOfWindow(): Promise<void> {
  await speakMore(WINDOW)
}

let named = false

/** Kinds of nodes and their exits, as the server's sentences name them. */
function learnNames(): void {
  if (named || i18next.language === 'en') return
  named = true
  const { kinds, exits } = i18next.getResourceBundle(i18next.language, 'editor') as Catalogue['editor']
  for (const names of [kinds, exits]) learn(Object.fromEntries(Object.entries(names).map(([word, name]) => [word.replaceAll('_', ' '), name])))
}

type Catalogue = typeof first & typeof later & typeof ofWindow

export const t = reader<Catalogue['console']>('console')
export const te = reader<Catalogue['editor']>('editor')
export const tt = reader<Catalogue['times']>('times')
export const tsave = reader<Catalogue['saving']>('saving')
export const tscript = reader<Catalogue['script']>('script')
export const tmake = reader<Catalogue['newScript']>('newScript')
export const tversion = reader<Catalogue['version']>('version')
export const tcandidate = reader<Catalogue['candidate']>('candidate')
export const tdiff = reader<Catalogue['difference']>('difference')
export const tpublish = reader<Catalogue['publish']>('publish')
export const tl = reader<Catalogue['layoutEditor']>('layoutEditor')
export const twin = reader<Catalogue['windowTexts']>('windowTexts')
export const tw = reader<Catalogue['webChat']>('webChat')
export const tn = reader<Catalogue['nodeForm']>('nodeForm')
export const tre = reader<Catalogue['rehearsal']>('rehearsal')
export const tcase = reader<Catalogue['cases']>('cases')
export const tchat = reader<Catalogue['contacts']>('contacts')
export const theat = reader<Catalogue['heat']>('heat')

/** A text of a collection; empty when it has none. */
export function of(subject: string, key: string): string {
  return i18next.t(key, { ns: subject, defaultValue: '' })
}

/** A title as it stands within a sentence: small, but for abbreviations, and for German, whose nouns are never small. */
export function inSentence(title: string): string {
  return i18next.language === 'de' || /^\p{Lu}{2}/u.test(title) ? title : title.charAt(0).toLocaleLowerCase() + title.slice(1)
}

/** The word for a value that the server names. */
export function wordOf(subject: string, field: string, value: string): string {
  return of(subject, `words.${field}.${value}`) || value.replaceAll('_', ' ')
}

/** A column's heading: its own, else its field's. */
export function heading(subject: string, column: string): string {
  return of(subject, `columns.${column}`) || of(subject, `fields.${column}.label`)
}
