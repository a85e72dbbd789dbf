/** One field of a form. */

import '@mantine/core/styles/Combobox.layer.css'
import '@mantine/core/styles/InlineInput.layer.css'
import '@mantine/core/styles/Pill.layer.css'
import '@mantine/core/styles/PillsInput.layer.css'
import '@mantine/core/styles/Switch.layer.css'
import { Select, Switch, TagsInput, Textarea, TextInput } from '@mantine/core'
import { locale } from '@cordboard/ui/language.ts'
import { useState } from 'react'
import { tl } from '../texts'
import { Choices } from './Choices'
import { ofType, TYPES, withWord, type FormField } from './fields'
import { directionOf, nameOf } from './languages'
import css from './layouts.module.css'

interface Props {
  field: FormField
  /** Those that stand before it. */
  before: readonly FormField[]
  languages: readonly string[]
  wrong: Readonly<Record<string, string>>
  readOnly: boolean
  onChange: (field: FormField) => void
}

export function FieldEditor({ field, before, languages, wrong, readOnly, onChange }: Props) {
  const set = (part: Partial<FormField>): void => onChange({ ...field, ...part })
  const at = (part: string): string | undefined => Object.entries(wrong).find(([path]) => path === part || path.startsWith(`${part}.`))?.[1]
  const { when } = field
  const choices = before.find(({ name }) => name === when?.field)?.choices.map(({ value }) => value) ?? []
  return (
    <div className={css.fields}>
      <div className={css.halves}>
        <TextInput label={tl('fieldName')} description={tl('fieldNameHint')} value={field.name} error={at('name')} readOnly={readOnly} required maxLength={40} spellCheck={false} autoComplete="off" onChange={(event) => set({ name: event.currentTarget.value })} />
        <Select label={tl('fieldType')} value={field.type} readOnly={readOnly} allowDeselect={false} error={at('type')} data={TYPES.map((value) => ({ value, label: tl(`types.${value}`) }))} onChange={(type) => type && onChange(ofType(field, type as FormField['type']))} />
        {languages.map((language) => (
          <TextInput
            key={language}
            label={tl('fieldLabel', { language: nameOf(language, locale()) })}
            value={field.label[language] ?? ''}
            error={at(`label.${language}`)}
            readOnly={readOnly}
            maxLength={500}
            lang={language}
            dir={directionOf(language)}
            onChange={(event) => set({ label: withWord(field.label, language, event.currentTarget.value) })}
          />
        ))}
      </div>
      <Switch label={tl('required')} checked={field.required} disabled={readOnly} onChange={(event) => set({ required: event.currentTarget.checked })} />
      {field.type === 'choice' && <Choices choices={field.choices} languages={languages} error={at('choices')} readOnly={readOnly} onChange={(next) => set({ choices: next })} />}
      <div className={css.halves}>
        {(before.length > 0 || when) && (
          <Select
            label={tl('when')}
            value={when?.field ?? ''}
            readOnly={readOnly}
            allowDeselect={false}
            error={at('when')}
            data={[{ value: '', label: tl('always') }, ...before.map(({ name }) => ({ value: name, label: name }))]}
            onChange={(next) => set({ when: next ? { field: next, values: [] } : null })}
          />
        )}
        {when && (
          <TagsInput label={tl('whenValues')} description={tl('whenAny')} value={[...when.values]} readOnly={readOnly} data={choices} acceptValueOnBlur onChange={(values) => set({ when: { ...when, values } })} />
        )}
      </div>
      <Pages pages={field.pages} error={at('pages')} readOnly={readOnly} onChange={(pages) => set({ pages })} />
    </div>
  )
}

/** Kept as it is typed; empty lines are no patterns. */
function Pages({ pages, error, readOnly, onChange }: { pages: readonly string[]; error: string | undefined; readOnly: boolean; onChange: (pages: string[]) => void }) {
  const [typed, setTyped] = useState(pages.join('\n'))
  const lines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean)
  const shown = lines(typed).join('\n') === pages.join('\n') ? typed : pages.join('\n')
  return (
    <Textarea
      label={tl('pages')}
      description={tl('pagesHint')}
      value={shown}
      error={error}
      readOnly={readOnly}
      rows={1}
      autosize
      spellCheck={false}
      dir="ltr"
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        onChange(lines(event.currentTarget.value))
      }}
    />
  )
}
