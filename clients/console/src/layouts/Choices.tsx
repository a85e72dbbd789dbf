/** What one may choose from in a field: values for staff and scripts, labels for visitors. */

import { ActionIcon, Button, Input, TextInput } from '@mantine/core'
import { locale } from '@cordboard/ui/language.ts'
import { IconPlus, IconX } from '@tabler/icons-react'
import { tl } from '../texts'
import { withWord, type FormField } from './fields'
import { directionOf, nameOf } from './languages'
import css from './layouts.module.css'

type Choice = FormField['choices'][number]

interface Props {
  choices: readonly Choice[]
  languages: readonly string[]
  error: string | undefined
  readOnly: boolean
  onChange: (choices: Choice[]) => void
}

export function Choices({ choices, languages, error, readOnly, onChange }: Props) {
  const put = (at: number, choice: Choice): void => onChange(choices.map((each, index) => (index === at ? choice : each)))
  return (
    <Input.Wrapper label={tl('choices')} labelElement="div" error={error}>
      <ul className={css.choices}>
        {choices.map((choice, index) => (
          <li key={index}>
            <TextInput
              aria-label={tl('choice', { number: index + 1 })}
              value={choice.value}
              error={error ? true : undefined}
              readOnly={readOnly}
              maxLength={100}
              onChange={(event) => put(index, { ...choice, value: event.currentTarget.value })}
            />
            {languages.map((language) => (
              <TextInput
                key={language}
                aria-label={tl('choiceLabel', { number: index + 1, language: nameOf(language, locale()) })}
                placeholder={nameOf(language, locale())}
                value={choice.label[language] ?? ''}
                readOnly={readOnly}
                maxLength={500}
                lang={language}
                dir={choice.label[language] ? directionOf(language) : undefined}
                onChange={(event) => put(index, { ...choice, label: withWord(choice.label, language, event.currentTarget.value) })}
              />
            ))}
            {!readOnly && (
              <ActionIcon variant="subtle" color="gray" aria-label={tl('choiceRemove', { number: index + 1 })} onClick={() => onChange(choices.filter((_, at) => at !== index))}>
                <IconX size={16} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={() => onChange([...choices, { value: `${choices.length + 1}`, label: {} }])}>
          {tl('choiceAdd')}
        </Button>
      )}
    </Input.Wrapper>
  )
}
