/** The words of the window, language by language, each with what the window says by itself. */

import '@mantine/core/styles/Combobox.layer.css'
import { Button, Select, TextInput } from '@mantine/core'
import { locale } from '@cordboard/ui/language.ts'
import { useState } from 'react'
import { of, tl } from '../texts'
import { BUILT_IN, isLanguage, languagesOf, nameOf } from './languages'
import css from './layouts.module.css'
import { whole, type PartProps } from './part'
import type { State } from './preview'
import { TextList } from './TextList'

interface Props extends PartProps {
  language: string
  onLanguage: (language: string) => void
  /** The state in which the window says what is being written. */
  onState: (state: State) => void
}

export function TextsTab({ language, onLanguage, onState, ...part }: Props) {
  const { draft, change, wrong, readOnly } = part
  const [code, setCode] = useState('')
  const [badCode, setBadCode] = useState(false)
  const languages = [...new Set([...languagesOf(draft), ...BUILT_IN, language])]
  const options = languages.map((value) => {
    const count = Object.keys(draft.texts[value] ?? {}).length
    return { value, label: nameOf(value, locale()) + (count > 0 ? ` · ${tl('ownTexts', { count })}` : '') }
  })

  function add(): void {
    const wanted = code.trim()
    setBadCode(!isLanguage(wanted))
    if (!isLanguage(wanted)) return
    change({ texts: { ...draft.texts, [wanted]: draft.texts[wanted] ?? {} } })
    onLanguage(wanted)
    setCode('')
  }

  function removeLanguage(): void {
    const { [language]: _, ...rest } = draft.texts
    change({ texts: rest })
  }

  return (
    <div className={css.fields}>
      <div className={css.halves}>
        <Select label={tl('language')} value={language} allowDeselect={false} data={options} onChange={(next) => next && onLanguage(next)} />
        <Select
          label={of('layouts', 'fields.default_language.label')}
          description={of('layouts', 'fields.default_language.hint')}
          value={draft.default_language}
          error={whole(wrong, 'default_language')}
          readOnly={readOnly}
          allowDeselect={false}
          data={languages.map((value) => ({ value, label: nameOf(value, locale()) }))}
          onChange={(next) => next && change({ default_language: next })}
        />
      </div>
      {!readOnly && (
        <div className={css.addRow}>
          <TextInput
            label={tl('addLanguage')}
            description={tl('addLanguageHint')}
            value={code}
            error={badCode ? tl('badLanguage') : undefined}
            maxLength={35}
            onChange={(event) => setCode(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              add()
            }}
          />
          <Button variant="default" onClick={add}>
            {tl('add')}
          </Button>
          {Object.keys(draft.texts[language] ?? {}).length > 0 && (
            <Button variant="subtle" onClick={removeLanguage}>
              {tl('removeLanguage')}
            </Button>
          )}
        </div>
      )}
      <p className={css.hint}>{tl('textsHint')}</p>
      <TextList key={language} {...part} language={language} onState={onState} />
    </div>
  )
}
