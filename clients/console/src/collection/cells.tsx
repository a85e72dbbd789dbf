/** Ways to show a value in a cell, and to say it as text. */

import { locale } from '@cordboard/ui/language.ts'
import { t } from '../texts'
import css from './collection.module.css'
import type { Column } from './described'

/** Some names in few words: `Sales +2`. */
export function few(names: readonly string[]): string {
  const [first, ...rest] = names
  if (first === undefined) return ''
  return rest.length === 0 ? first : t('table.andMore', { first, count: rest.length })
}

export const yesOrNo = (value: boolean): string => (value ? t('table.yes') : t('table.no'))

/** Several names: the first and how many more; all of them on hover. */
export function namesColumn<T>(name: string, names: (row: T) => readonly string[], rest: Partial<Column<T>> = {}): Column<T> {
  return { name, text: (row) => names(row).join(', '), cell: (row) => (names(row).length > 0 ? <span title={names(row).join('\n')}>{few(names(row))}</span> : null), ...rest }
}

export function numberColumn<T>(name: string, value: (row: T) => number, unit = '', rest: Partial<Column<T>> = {}): Column<T> {
  return { name, text: (row) => value(row).toLocaleString(locale()) + (unit && ` ${unit}`), order: value, numeric: true, ...rest }
}

/** A state in a word with a sign; colour is never the only one. */
export function State({ on, word }: { on: boolean; word: string }) {
  return (
    <span className={css.mark} data-on={on || undefined}>
      {word}
    </span>
  )
}
