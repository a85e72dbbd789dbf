/** A variable's value while it is edited: one for each type, so that trying another type loses nothing. */

import { locale } from '@cordboard/ui/language.ts'
import { yesNo } from '../form/inputs/choice'
import { number } from '../form/inputs/number'
import { long } from '../form/inputs/text'
import { yesOrNo } from '../collection/cells'
import type { Variable } from '../types'

export interface Draft {
  readonly name: string
  readonly description: string
  readonly type: Variable['type']
  readonly text: string
  readonly number: number
  readonly yes_no: boolean
}

export const valueInput = { text: long(4000, 3), number: number({ broken: true }), yesNo }

export function shownValue(value: Variable['value']): string {
  return typeof value === 'boolean' ? yesOrNo(value) : typeof value === 'number' ? value.toLocaleString(locale()) : value
}

export function typeOf({ value, ...variable }: Variable): Draft {
  return {
    ...variable,
    text: typeof value === 'string' ? value : '',
    number: typeof value === 'number' ? value : 0,
    yes_no: typeof value === 'boolean' ? value : false,
  }
}

export function valueOf({ text, number: amount, yes_no, ...variable }: Draft): Variable {
  return { ...variable, value: { text, number: amount, yes_no }[variable.type] }
}
