/** The console's texts. Another language: files like those in `strings/`, and a line here. */

import { reader, speak } from '@cordboard/ui/texts.ts'
import i18next from 'i18next'
import { en } from './strings/en'
import * as people from './strings/en-people'
import * as queueing from './strings/en-queueing'
import * as routing from './strings/en-routing'
import * as web from './strings/en-webchat'

const { times, ...routed } = routing
const { webChat, ...chats } = web
const english = { console: en, times, webChat, ...queueing, ...people, ...routed, ...chats }

export function speakHere(): void {
  speak('en', { en: english })
}

export const t = reader<typeof en>('console')
export const tt = reader<typeof times>('times')
export const tw = reader<typeof webChat>('webChat')

/** A text of a collection; empty when it has none. */
export function of(subject: string, key: string): string {
  return i18next.t(key, { ns: subject, defaultValue: '' })
}

/** The word for a value that the server names. */
export function wordOf(subject: string, field: string, value: string): string {
  return of(subject, `words.${field}.${value}`) || value.replaceAll('_', ' ')
}

/** A column's heading: its own, else its field's. */
export function heading(subject: string, column: string): string {
  return of(subject, `columns.${column}`) || of(subject, `fields.${column}.label`)
}
