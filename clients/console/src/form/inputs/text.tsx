/** Texts: names, words, longer texts, secrets. */

import '@mantine/core/styles/PasswordInput.layer.css'
import { PasswordInput, Textarea, TextInput } from '@mantine/core'
import { t } from '../../texts'
import type { Input } from '../field'

interface Limits {
  most: number
  least?: number
  pattern?: RegExp
  /** Said when the pattern does not fit. */
  wrong?: (value: string) => string
}

function checked({ most, least = 0, pattern, wrong }: Limits) {
  return (value: string, required: boolean): string | undefined => {
    if (value === '') return required ? t('wrong.missing') : undefined
    if (value.length > most) return t('wrong.longer', { count: most })
    if (value.length < least) return t('wrong.shorter', { count: least })
    return pattern && !pattern.test(value) ? (wrong ?? (() => t('wrong.form')))(value) : undefined
  }
}

export function text(limits: Limits, kind: 'text' | 'email' = 'text'): Input<string> {
  return {
    check: checked(limits),
    Show: ({ id, label, hint, value, onChange, error, readOnly, required, fresh }) => (
      <TextInput
        id={id}
        type={kind}
        label={label}
        description={hint || undefined}
        value={value}
        error={error}
        readOnly={readOnly}
        required={required}
        autoComplete="off"
        spellCheck={false}
        data-autofocus={(fresh && required) || undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    ),
  }
}

/** A name as the server takes it. */
export const name = (pattern?: RegExp, most = 100): Input<string> =>
  text(pattern ? { most, pattern } : { most, pattern: /^(?!\.\.?$)\S(.*\S)?$/, wrong: (value) => t(/^\.\.?$/.test(value) ? 'wrong.dots' : 'wrong.blanks') })

export function long(most: number, rows = 2): Input<string> {
  return {
    check: checked({ most }),
    Show: ({ id, label, hint, value, onChange, error, readOnly, required }) => (
      <Textarea
        id={id}
        label={label}
        description={hint || undefined}
        value={value}
        error={error}
        readOnly={readOnly}
        required={required}
        rows={rows}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    ),
  }
}

/** A secret to be set; it is never shown again. */
export const secret: Input<string> = {
  check: checked({ least: 8, most: 256 }),
  Show: ({ id, label, hint, value, onChange, error, readOnly }) => (
    <PasswordInput
      id={id}
      label={label}
      description={hint || undefined}
      value={value}
      error={error}
      readOnly={readOnly}
      autoComplete="new-password"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  ),
}
