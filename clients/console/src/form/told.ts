/** Any value of a form in words. */

import { locale } from '@cordboard/ui/language.ts'
import { of, t, wordOf } from '../texts'

export function told(texts: string, field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return t('table.nothing')
  if (typeof value === 'boolean') return value ? t('table.yes') : t('table.no')
  if (typeof value === 'number') return value.toLocaleString(locale())
  if (typeof value === 'string') return of(texts, `words.${field}.${value}`) ? wordOf(texts, field, value) : value
  if (Array.isArray(value)) return value.map((each) => told(texts, field, each)).join(', ') || t('table.nothing')
  const members = Object.entries(value as object)
  return members.map(([name, each]) => `${name} ${told(texts, '', each)}`).join(', ') || t('table.nothing')
}
