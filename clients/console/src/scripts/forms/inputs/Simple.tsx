/** Yes or no, one of a few words, a variable's name, a plain text, a plain number. */

import '@mantine/core/styles/Combobox.layer.css'
import '@mantine/core/styles/InlineInput.layer.css'
import '@mantine/core/styles/NumberInput.layer.css'
import '@mantine/core/styles/Switch.layer.css'
import { locale } from '@cordboard/ui/language.ts'
import { Autocomplete, Input, NumberInput, Select, Switch } from '@mantine/core'
import { useMemo } from 'react'
import { fractions } from '../../../form/inputs/number'
import { t, tn } from '../../../texts'
import { useAround } from '../around'
import { CodeField } from '../expression/CodeField'
import { Findings } from '../Findings'
import { useFindings, useForm, type FieldProps } from '../node'
import { namesOf } from '../told'
import { Words } from '../Told'
import { useDraft } from '../useDraft'
import { choiceOf } from '../words'
import css from '../forms.module.css'
import { LAZY, SCROLLING } from '../lazy'

export function YesNo({ path, label, hint, value, onChange }: FieldProps) {
  const { readOnly } = useAround()
  const issues = useFindings(path)
  return (
    <div data-field={path}>
      <Switch label={label} description={hint ? <Words text={hint} /> : undefined} checked={value === true} disabled={readOnly} onChange={(event) => onChange(event.currentTarget.checked, true)} />
      <Findings issues={issues} />
    </div>
  )
}

export function OneWord({ field, path, label, hint, bare, value, onChange }: FieldProps) {
  const { readOnly } = useAround()
  const { kind } = useForm()
  const issues = useFindings(path)
  return (
    <div data-field={path}>
      <Select
        comboboxProps={LAZY}
        {...SCROLLING}
        {...(bare ? { 'aria-label': label } : { label, description: hint ? <Words text={hint} /> : undefined })}
        value={String(value ?? '')}
        readOnly={readOnly}
        allowDeselect={false}
        data={(field.choices ?? []).map((choice) => ({ value: choice, label: choiceOf(kind, path, choice) }))}
        onChange={(next) => next !== null && onChange(next, true)}
      />
      <Findings issues={issues} />
    </div>
  )
}

const IDENTIFIER = /^([A-Za-z_][A-Za-z0-9_]*)?$/

export function variableWrong(name: string): string | undefined {
  if (name.length > 64) return t('wrong.longer', { count: 64 })
  return IDENTIFIER.test(name) ? undefined : tn('notAName')
}

export function VariableName({ path, label, hint, bare, value, onChange }: FieldProps) {
  const { readOnly, variables } = useAround()
  const issues = useFindings(path)
  const draft = useDraft(String(value ?? ''), onChange, variableWrong)
  return (
    <div data-field={path}>
      <Autocomplete
        comboboxProps={LAZY}
        {...SCROLLING}
        {...(bare ? { 'aria-label': label } : { label, description: hint ? <Words text={hint} /> : undefined })}
        value={draft.text}
        readOnly={readOnly}
        data={variables.filter((name) => name !== 'first_message')}
        leftSection={<span className={css.prefix} dir="ltr">script.</span>}
        leftSectionWidth={54}
        spellCheck={false}
        error={draft.wrong !== undefined || issues.some((each) => each.severity !== 'warning')}
        onChange={draft.write}
      />
      <Findings issues={issues} error={draft.wrong} />
    </div>
  )
}

/** A text without placeholders, also the name of an object. */
export function PlainText({ field, path, label, hint, bare, value, onChange }: FieldProps) {
  const { names } = useAround()
  const options = useMemo(() => namesOf(names, field.names), [names, field.names])
  const issues = useFindings(path)
  const draft = useDraft(String(value ?? ''), onChange, (text) => textWrong(field.pattern, field.longest, text))
  return (
    <CodeField
      label={label}
      bare={bare ?? false}
      hint={hint && <Words text={hint} />}
      value={draft.text}
      onChange={draft.write}
      holds="plain"
      options={options}
      issues={issues}
      error={draft.wrong}
      path={path}
    />
  )
}

export function textWrong(pattern: string | undefined, longest: number | undefined, text: string): string | undefined {
  if (longest !== undefined && [...text].length > longest) return t('wrong.longer', { count: longest })
  return pattern !== undefined && !new RegExp(pattern, 'u').test(text) ? tn('notFitting') : undefined
}

/** A number that must be one. */
export function PlainNumber({ field, path, label, hint, bare, value, onChange }: FieldProps) {
  const { readOnly } = useAround()
  const issues = useFindings(path)
  const draft = useDraft(value === null || value === undefined ? '' : String(value), (text) => onChange(Number(text)), (text) => numberWrong(text, field))
  return (
    <Input.Wrapper data-field={path}>
      <NumberInput
        {...(bare ? { 'aria-label': label } : { label, description: hint ? <Words text={hint} /> : undefined })}
        value={draft.text}
        readOnly={readOnly}
        clampBehavior="none"
        {...fractions()}
        allowDecimal={!field.whole}
        {...(field.least === undefined ? {} : { min: field.least })}
        {...(field.most === undefined ? {} : { max: field.most })}
        error={draft.wrong !== undefined || issues.length > 0}
        onChange={(next) => draft.write(String(next))}
      />
      <Findings issues={issues} error={draft.wrong} />
    </Input.Wrapper>
  )
}

interface Bounds {
  readonly least?: number
  readonly most?: number
  readonly whole?: boolean
}

/** Why a text is no number within the bounds. */
export function numberWrong(text: string, { least, most, whole }: Bounds): string | undefined {
  const number = Number(text)
  if (text.trim() === '') return t('wrong.missing')
  if (!Number.isFinite(number)) return tn('notANumber')
  if (whole && !Number.isInteger(number)) return t('wrong.whole')
  if (least !== undefined && number < least) return t('wrong.least', { bound: least.toLocaleString(locale()) })
  if (most !== undefined && number > most) return t('wrong.most', { bound: most.toLocaleString(locale()) })
  return undefined
}
