/** References to objects of other collections: one, several, or one that may be new. */

import '@mantine/core/styles/Combobox.layer.css'
import '@mantine/core/styles/Pill.layer.css'
import '@mantine/core/styles/PillsInput.layer.css'
import { Autocomplete, MultiSelect, Select } from '@mantine/core'
import { useListed } from '../../collection/lists'
import { useConsole } from '../../here'
import { t } from '../../texts'
import type { Input } from '../field'

interface Named {
  name?: string
  user_name?: string
  full_name?: string
}

export interface Choice {
  value: string
  label: string
}

/** The object in permissions whose collection has this path. */
export function objectOf(path: string): string {
  return path === 'call-classes' ? 'call_class' : path.replaceAll('-', '_').replace(/s$/, '')
}

/** What there is to choose, the values at hand among it even if the list cannot be had. */
export function useChoices(path: string, chosen: readonly string[]): { choices: Choice[]; failed: boolean } {
  const { lists, may } = useConsole()
  // Who may not see the others sees what is chosen.
  const listed = useListed<Named>(lists, may(`${objectOf(path)}:view`) ? path : null)
  const choices = listed.items.map((one) => {
    const value = one.name ?? one.user_name ?? ''
    return { value, label: one.full_name ? `${one.full_name} (${value})` : value }
  })
  const known = new Set(choices.map((one) => one.value))
  const strange = chosen.filter((value) => value && !known.has(value)).map((value) => ({ value, label: value }))
  return { choices: [...choices, ...strange], failed: listed.state === 'failed' }
}

/** Choices shown at a time; typing finds the others. */
const SHOWN = 100

interface OneProps {
  id: string
  label: string
  hint?: string
  path: string
  value: string | null
  onChange: (value: string | null) => void
  error?: string | undefined
  readOnly: boolean
  required?: boolean
  /** What the choice of nothing is called; without it something must be chosen. */
  none?: string
}

/** One object of a collection by name. */
export function OneOf({ id, label, hint, path, value, onChange, error, readOnly, required, none }: OneProps) {
  const { choices, failed } = useChoices(path, value ? [value] : [])
  return (
    <Select
      id={id}
      label={label}
      description={hint || undefined}
      value={value ?? (none === undefined ? null : '')}
      error={error ?? (failed ? t('form.unknownList') : undefined)}
      readOnly={readOnly}
      required={required ?? false}
      searchable
      limit={SHOWN}
      allowDeselect={false}
      placeholder={t('form.choose')}
      nothingFoundMessage={t('form.noneFound')}
      data={none === undefined ? choices : [{ value: '', label: none }, ...choices]}
      onChange={(next) => onChange(next === '' ? null : next)}
    />
  )
}

export function one(path: string): Input<string> {
  return {
    check: (value, required) => (required && !value ? t('wrong.missing') : undefined),
    Show: ({ value, onChange, ...rest }) => <OneOf {...rest} path={path} value={value || null} onChange={(next) => onChange(next ?? '')} />,
  }
}

export function maybeOne(path: string, none = () => t('form.nothingChosen')): Input<string | null> {
  return { Show: (props) => <OneOf {...props} path={path} none={none()} /> }
}

export function many(path: string): Input<readonly string[]> {
  return {
    lists: [path],
    Show: ({ id, label, hint, value, onChange, error, wrong, readOnly }) => {
      const { choices, failed } = useChoices(path, value)
      return (
        <MultiSelect
          id={id}
          label={label}
          description={hint || undefined}
          value={[...value]}
          error={error ?? Object.values(wrong)[0] ?? (failed ? t('form.unknownList') : undefined)}
          readOnly={readOnly}
          searchable
          limit={SHOWN}
          hidePickedOptions
          placeholder={value.length === 0 ? t('form.choose') : ''}
          nothingFoundMessage={t('form.noneFound')}
          data={choices}
          onChange={onChange}
        />
      )
    },
  }
}

/** One by name, or a new one by typing it. */
export function oneOrNew(path: string): Input<string | null> {
  return {
    Show: ({ id, label, hint, value, onChange, error, readOnly }) => {
      const { choices } = useChoices(path, [])
      const fresh = value !== null && !readOnly && choices.length > 0 && !choices.some((choice) => choice.value === value)
      return (
        <Autocomplete
          id={id}
          label={label}
          description={fresh ? t('form.madeNew', { name: value }) : hint || undefined}
          value={value ?? ''}
          error={error}
          readOnly={readOnly}
          data={choices.map((choice) => choice.value)}
          onChange={(next) => onChange(next === '' ? null : next)}
        />
      )
    },
  }
}
