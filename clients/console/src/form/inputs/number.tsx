/** Numbers, within bounds that are told and not forced. */

import '@mantine/core/styles/NumberInput.layer.css'
import { locale } from '@cordboard/ui/language.ts'
import { NumberInput } from '@mantine/core'
import { t } from '../../texts'
import type { Input } from '../field'

interface Bounds {
  least?: number | undefined
  most?: number | undefined
  /** After the number: `s`, `%`. */
  unit?: string
  /** Also fractions. */
  broken?: boolean
}

/** What is wrong with a number; NaN stands for an empty field. */
export function numberWrong(value: number, { least, most, broken }: Bounds): string | undefined {
  if (Number.isNaN(value)) return t('wrong.missing')
  if (!broken && !Number.isInteger(value)) return t('wrong.whole')
  if (least !== undefined && value < least) return t('wrong.least', { bound: least.toLocaleString(locale()) })
  if (most !== undefined && value > most) return t('wrong.most', { bound: most.toLocaleString(locale()) })
  return undefined
}

/** The reader's own sign before a fraction; the other one is taken as well. */
export function fractions(where = locale()): { decimalSeparator: string; allowedDecimalSeparators: string[] } {
  const comma = new Intl.NumberFormat(where).format(0.5).includes(',')
  return { decimalSeparator: comma ? ',' : '.', allowedDecimalSeparators: ['.', ','] }
}

interface Props extends Bounds {
  id?: string
  label: string
  hint?: string
  value: number
  error?: string | undefined
  readOnly?: boolean
  onChange: (value: number) => void
  hidden?: boolean
  width?: number
}

/** A number's field; empty is NaN. */
export function NumberField({ id, label, hint, value, error, readOnly, onChange, least, most, unit, broken, hidden, width }: Props) {
  return (
    <NumberInput
      {...(id ? { id } : {})}
      {...(hidden ? { 'aria-label': label } : { label, description: hint || undefined })}
      value={Number.isNaN(value) ? '' : value}
      error={error}
      readOnly={readOnly ?? false}
      clampBehavior="none"
      allowDecimal={broken ?? false}
      {...fractions()}
      {...(least !== undefined ? { min: least } : {})}
      {...(most !== undefined ? { max: most } : {})}
      {...(width ? { w: width } : {})}
      suffix={unit ? ` ${unit}` : ''}
      stepHoldDelay={500}
      stepHoldInterval={60}
      onChange={(next) => onChange(next === '' || next === '-' ? Number.NaN : Number(next))}
    />
  )
}

export function number(bounds: Bounds): Input<number> {
  return {
    check: (value) => numberWrong(value, bounds),
    Show: ({ id, label, hint, value, onChange, error, readOnly }) => (
      <NumberField id={id} label={label} hint={hint} value={value} error={error} readOnly={readOnly} onChange={onChange} {...bounds} />
    ),
  }
}

/** A number that may be left out. */
export function maybeNumber(bounds: Bounds): Input<number | null> {
  return {
    check: (value) => (value === null ? undefined : numberWrong(value, bounds)),
    Show: ({ id, label, hint, value, onChange, error, readOnly }) => (
      <NumberField
        id={id}
        label={label}
        hint={hint}
        value={value ?? Number.NaN}
        error={error}
        readOnly={readOnly}
        onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
        {...bounds}
      />
    ),
  }
}
