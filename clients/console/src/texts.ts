/** The console's texts. English is here at once; another language is a folder like `strings/en` and a line below. */

import { reader, speak, type Loaders } from '@cordboard/ui/texts.ts'
import i18next from 'i18next'
import { catalogue } from './strings/en'

/** Other languages, fetched when somebody reads in them. */
export const OTHERS: Loaders = {
  ar: () => import('./strings/ar'),
  de: () => import('./strings/de'),
  es: () => import('./strings/es'),
  fr: () => import('./strings/fr'),
}

export async function speakHere(): Promise<void> {
  await speak(catalogue, OTHERS)
}

export const t = reader<typeof catalogue.console>('console')
export const te = reader<typeof catalogue.editor>('editor')
export const tt = reader<typeof catalogue.times>('times')
export const tsave = reader<typeof catalogue.saving>('saving')
export const tscript = reader<typeof catalogue.script>('script')
export const tmake = reader<typeof catalogue.newScript>('newScript')
export const tversion = reader<typeof catalogue.version>('version')
export const tcandidate = reader<typeof catalogue.candidate>('candidate')
export const tdiff = reader<typeof catalogue.difference>('difference')
export const tpublish = reader<typeof catalogue.publish>('publish')
export const tl = reader<typeof catalogue.layoutEditor>('layoutEditor')
export const tw = reader<typeof catalogue.webChat>('webChat')
export const tn = reader<typeof catalogue.nodeForm>('nodeForm')
export const tre = reader<typeof catalogue.rehearsal>('rehearsal')
export const tcase = reader<typeof catalogue.cases>('cases')
export const tchat = reader<typeof catalogue.contacts>('contacts')
export const theat = reader<typeof catalogue.heat>('heat')

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
