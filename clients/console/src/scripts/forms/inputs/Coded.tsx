/** Fields that may hold placeholders: texts, names, numbers and times, expressions. */

import { useMemo } from 'react'
import { fromSettings, useAround } from '../around'
import { CodeField } from '../expression/CodeField'
import { hasPlaceholder } from '../expression/scan'
import { useFindings, type FieldProps } from '../node'
import { namesOf } from '../told'
import { tn } from '../../../texts'
import { useDraft } from '../useDraft'
import { Words } from '../Told'
import { spoken } from '../words'
import { numberWrong } from './Simple'
import css from '../forms.module.css'

/** Texts that fit into a line. */
const SHORT = new Set(['url', 'subject', 'mail_to', 'reason'])
/** Texts as long as these are written in several lines. */
const LONG = 4_000
const NUMBERS = ['number', 'seconds']

export function TemplateText({ field, path, label, hint, bare, value, onChange }: FieldProps) {
  const { names, properties } = useAround()
  const issues = useFindings(path)
  const options = useMemo(() => [...namesOf(names, field.names), ...fromSettings(properties, [field.names])], [names, properties, field.names])
  const rows = (field.longest ?? 0) < LONG || field.names !== '' || SHORT.has(field.name) ? 1 : 3
  return (
    <CodeField
      label={label}
      bare={bare ?? false}
      hint={hint && <Words text={hint} />}
      value={String(value ?? '')}
      onChange={onChange}
      holds="template"
      rows={bare && rows > 1 ? (path.endsWith(']') ? 2 : 1) : rows}
      options={options}
      issues={issues}
      {...(field.longest === undefined ? {} : { longest: field.longest })}
      path={path}
    />
  )
}

export function Expression({ field, path, label, hint, bare, value, onChange }: FieldProps) {
  const issues = useFindings(path)
  return (
    <CodeField
      label={label}
      bare={bare ?? false}
      hint={hint && <Words text={hint} />}
      value={String(value ?? '')}
      onChange={onChange}
      holds="expression"
      rows={2}
      issues={issues}
      {...(field.longest === undefined ? {} : { longest: field.longest })}
      path={path}
    />
  )
}

/** A number or seconds; a placeholder may stand there instead, and of some nothing. */
export function NumberOrPlaceholder({ field, path, label, hint, bare, value, onChange }: FieldProps) {
  const { properties } = useAround()
  const issues = useFindings(path)
  const options = useMemo(() => fromSettings(properties, NUMBERS), [properties])
  const wrong = (text: string): string | undefined => {
    if (hasPlaceholder(text)) return undefined
    if (text.trim() === '') return field.empty ? undefined : numberWrong(text, field)
    return /^\s*-?\d/.test(text) ? numberWrong(text, field) : tn('numberOrPlaceholder')
  }
  const take = (text: string): void => onChange(hasPlaceholder(text) ? text : text.trim() === '' ? null : Number(text))
  const draft = useDraft(value === null || value === undefined ? '' : String(value), take, wrong)
  const told = field.type === 'seconds' && !hasPlaceholder(draft.text) ? spoken(Number(draft.text)) : ''
  return (
    <CodeField
      label={label}
      bare={bare ?? false}
      hint={hint && <Words text={hint} />}
      value={draft.text}
      onChange={draft.write}
      holds="template"
      issues={issues}
      error={draft.wrong}
      options={options}
      narrow
      path={path}
      after={field.type === 'seconds' && !hasPlaceholder(draft.text) && <span className={css.unit}>{told || tn('secondsUnit')}</span>}
    />
  )
}
