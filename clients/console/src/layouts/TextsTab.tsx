/** The words of the window, language by language, each with what the window says by itself. */

import '@mantine/core/styles/Combobox.layer.css'
import { Button, Select, TextInput } from '@mantine/core'
import { locale } from '@cordboard/ui/language.ts'
import { useState } from 'react'
import { useListed } from '../collection/lists'
import { useConsole } from '../here'
import { of, tl } from '../texts'
import type { components } from '@cordboard/wire/generated/api.ts'
import { BUILT_IN, directionOf, isLanguage, languagesOf, nameOf, withText } from './languages'
import css from './layouts.module.css'
import { whole, type PartProps } from './part'

type LayoutText = components['schemas']['LayoutText']

interface Props extends PartProps {
  language: string
  onLanguage: (language: string) => void
}

export function TextsTab({ draft, change, wrong, readOnly, language, onLanguage }: Props) {
  const { lists } = useConsole()
  const listed = useListed<LayoutText>(lists, 'layout-texts')
  const [filter, setFilter] = useState('')
  const [code, setCode] = useState('')
  const [badCode, setBadCode] = useState(false)
  const base = language.split('-')[0] ?? 'en'
  const own = draft.texts[language] ?? {}
  const languages = [...new Set([...languagesOf(draft), ...BUILT_IN, language])]
  const options = languages.map((value) => {
    const count = Object.keys(draft.texts[value] ?? {}).length
    return { value, label: nameOf(value, locale()) + (count > 0 ? ` · ${tl('ownTexts', { count })}` : '') }
  })
  const builtIn = (text: LayoutText): string => text.texts[base] ?? text.texts.en ?? ''
  const matching = listed.items.filter((text) => `${text.key} ${builtIn(text)} ${own[text.key] ?? ''}`.toLocaleLowerCase().includes(filter.toLocaleLowerCase()))

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
          {Object.keys(own).length > 0 && (
            <Button variant="subtle" onClick={removeLanguage}>
              {tl('removeLanguage')}
            </Button>
          )}
        </div>
      )}
      <p className={css.hint}>{tl('textsHint')}</p>
      <TextInput type="search" label={tl('filterTexts')} value={filter} onChange={(event) => setFilter(event.currentTarget.value)} />
      {matching.map((text) => (
        <TextInput
          key={text.key}
          label={text.key}
          value={own[text.key] ?? ''}
          placeholder={builtIn(text)}
          error={wrong.texts?.[`${language}.${text.key}`]}
          readOnly={readOnly}
          maxLength={2000}
          lang={language}
          dir={directionOf(language)}
          onChange={(event) => change({ texts: withText(draft.texts, language, text.key, event.currentTarget.value) })}
        />
      ))}
      {listed.state === 'ready' && matching.length === 0 && <p className={css.hint}>{tl('noTexts', { filter })}</p>}
    </div>
  )
}
