/** A value of any plain type: which it is, and the value. */

import '@mantine/core/styles/Combobox.layer.css'
import { Input, Select } from '@mantine/core'
import { tn } from '../../../texts'
import { useAround } from '../around'
import { CodeField } from '../expression/CodeField'
import { useFindings, type FieldProps } from '../node'
import { Words } from '../Told'
import { useDraft } from '../useDraft'
import { numberWrong } from './Simple'
import css from '../forms.module.css'
import { LAZY, SCROLLING } from '../lazy'

const TYPES = ['text', 'number', 'yes_no', 'nothing'] as const
export type ValueType = (typeof TYPES)[number]

export function typeOf(value: unknown): ValueType {
  if (value === null || value === undefined) return 'nothing'
  return typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'yes_no' : 'text'
}

/** The value turned into one of another type, as far as it says the same there. */
export function turned(value: unknown, type: ValueType): unknown {
  switch (type) {
    case 'nothing':
      return null
    case 'number':
      return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : 0
    case 'yes_no':
      return value === true || value === 'true'
    case 'text':
      return value === null || value === undefined ? '' : String(value)
  }
}

export function AnyValue({ field, path, label, hint, bare, value, onChange }: FieldProps) {
  const { readOnly } = useAround()
  const type = typeOf(value)
  return (
    <Input.Wrapper {...(bare ? {} : { label, labelElement: 'div', description: hint ? <Words text={hint} /> : undefined })} data-field={path}>
      <div className={css.value} role="group" aria-label={label}>
        <Select
          comboboxProps={LAZY}
          {...SCROLLING}
          aria-label={tn('typeOf', { what: label })}
          // In a row that has just been added one writes the value first.
          data-second
          value={type}
          readOnly={readOnly}
          allowDeselect={false}
          data={TYPES.filter((each) => each !== 'nothing' || field.empty).map((each) => ({ value: each, label: tn(`types.${each}`) }))}
          onChange={(next) => next !== null && onChange(turned(value, next as ValueType), true)}
        />
        <OfType type={type} field={field} path={path} label={tn('valueOf', { what: label })} value={value} onChange={onChange} />
      </div>
    </Input.Wrapper>
  )
}

function OfType({ type, field, path, label, value, onChange }: FieldProps & { type: ValueType }) {
  const { readOnly } = useAround()
  const issues = useFindings(path)
  const number = useDraft(String(value ?? ''), (text) => onChange(Number(text)), (text) => numberWrong(text, {}))
  if (type === 'nothing') return null
  if (type === 'yes_no') {
    return (
      <Select
        comboboxProps={LAZY}
        {...SCROLLING}
        aria-label={label}
        value={String(value)}
        readOnly={readOnly}
        allowDeselect={false}
        data={[
          { value: 'true', label: tn('yes') },
          { value: 'false', label: tn('no') },
        ]}
        onChange={(next) => onChange(next === 'true', true)}
      />
    )
  }
  if (type === 'number') return <CodeField bare label={label} value={number.text} onChange={number.write} holds="plain" issues={issues} error={number.wrong} path={path} />
  return (
    <CodeField
      bare
      label={label}
      value={String(value)}
      onChange={onChange}
      holds={field.placeholder ? 'template' : 'plain'}
      issues={issues}
      {...(field.longest === undefined ? {} : { longest: field.longest })}
      path={path}
    />
  )
}
