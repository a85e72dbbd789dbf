/** A colour as text and as a swatch; a colour that may follow another shows which. */

import { ActionIcon, TextInput } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { t, tl, tw } from '../texts'
import css from './layouts.module.css'

const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text)

interface Props {
  label: string
  hint?: string | undefined
  /** Null: it follows `from`. */
  value: string | null
  from?: string
  error?: string | undefined
  readOnly: boolean
  onChange: (value: string | null) => void
}

export function Colour({ label, hint, value, from, error, readOnly, onChange }: Props) {
  const shown = value ?? from ?? ''
  const wrong = error ?? (value !== null && !isColour(value) ? t('wrong.colour') : undefined)
  return (
    <div className={css.colour}>
      <input
        type="color"
        aria-label={tw('pick', { what: label })}
        value={isColour(shown) ? shown : '#000000'}
        disabled={readOnly}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <TextInput
        className={css.grow ?? ''}
        label={label}
        description={hint}
        value={value ?? ''}
        placeholder={from === undefined ? '' : `${from} (${tl('follows')})`}
        error={wrong}
        readOnly={readOnly}
        maxLength={7}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.currentTarget.value || (from === undefined ? '' : null))}
      />
      {from !== undefined && value !== null && !readOnly && (
        <ActionIcon variant="subtle" aria-label={tl('reset', { what: label })} title={tl('reset', { what: label })} onClick={() => onChange(null)}>
          <IconArrowBackUp size={16} />
        </ActionIcon>
      )}
    </div>
  )
}
