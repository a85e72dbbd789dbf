/** Every text of the window in one language, by the state in which a visitor sees it. */

import '@mantine/core/styles/FloatingIndicator.layer.css'
import '@mantine/core/styles/SegmentedControl.layer.css'
import { ActionIcon, SegmentedControl, TextInput } from '@mantine/core'
import { locale } from '@cordboard/ui/language.ts'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useListed } from '../collection/lists'
import { useConsole } from '../here'
import { of, tl, twin } from '../texts'
import { directionOf, withText } from './languages'
import layout from './layouts.module.css'
import type { PartProps } from './part'
import type { State } from './preview'
import { changedOf, grouped, lacksPlace, only, SEEN_IN, type Group, type LayoutText, type Text } from './windowTexts'
import css from './windowTexts.module.css'

interface Props extends PartProps {
  language: string
  onState: (state: State) => void
}

/** A key that a newer server or a configuration file brought has no words here. */
const labelOf = (key: string): string => of('windowTexts', `labels.${key}`) || key
const hintOf = (key: string): string => of('windowTexts', `hints.${key}`)
const wordsOf = ({ key, own, standard }: Text, group: Group): string => [key, labelOf(key), hintOf(key), own, standard, twin(`groups.${group}`)].join(' ')
/** Kept apart from the sentence around it, whose direction may be another. */
const isolated = (text: string): string => `\u2068${text}\u2069`

export function TextList({ draft, change, wrong, readOnly, language, onState }: Props) {
  const { lists } = useConsole()
  const listed = useListed<LayoutText>(lists, 'layout-texts')
  const [filter, setFilter] = useState('')
  const [view, setView] = useState<'all' | 'changed'>('all')
  // One that is emptied to be written anew keeps its field.
  const [kept] = useState(() => Object.keys(draft.texts[language] ?? {}))
  const groups = grouped(draft, language, listed.items, kept)
  const number = (value: number): string => value.toLocaleString(locale())
  const count = (of: typeof groups): string => twin('counts', { changed: number(changedOf(of)), all: number(of.flatMap(({ texts }) => texts).length) })
  // Chosen when it is asked for: a text that is being written stays, whatever becomes of it.
  const chosen = useMemo(() => {
    const from = view === 'all' ? groups : groups.map(({ group, texts }) => ({ group, texts: texts.filter(({ own }) => own !== '') }))
    return new Set(only(from, filter, wordsOf).flatMap(({ texts }) => texts.map(({ key }) => key)))
  }, [filter, view, listed.items])
  const shown = groups.map((each) => ({ ...each, texts: each.texts.filter(({ key }) => chosen.has(key)) })).filter(({ texts }) => texts.length > 0)
  const put = (key: string, text: string): void => change({ texts: withText(draft.texts, language, key, text) })

  return (
    <>
      <div className={css.tools}>
        <TextInput type="search" label={tl('filterTexts')} value={filter} onChange={(event) => setFilter(event.currentTarget.value)} />
        <SegmentedControl
          aria-label={twin('show')}
          value={view}
          onChange={(next) => setView(next as typeof view)}
          data={[
            { value: 'all', label: twin('all') },
            { value: 'changed', label: twin('changed', { count: changedOf(groups) }) },
          ]}
        />
      </div>
      {shown.map(({ group, texts }) => (
        <section
          key={group}
          className={css.group}
          aria-labelledby={`texts-${group}`}
          onFocus={() => {
            const state = SEEN_IN[group]
            if (state) onState(state)
          }}
        >
          <div className={css.head}>
            <h3 id={`texts-${group}`}>{twin(`groups.${group}`)}</h3>
            <span>{count(groups.filter((each) => each.group === group))}</span>
          </div>
          {texts.map((text) => (
            <TextRow key={text.key} text={text} language={language} readOnly={readOnly} error={wrong.texts?.[`${language}.${text.key}`]} onChange={(own) => put(text.key, own)} />
          ))}
        </section>
      ))}
      {listed.state === 'ready' && shown.length === 0 && (
        <p className={layout.hint} role="status">
          {filter ? tl('noTexts', { filter }) : twin('noneChanged')}
        </p>
      )}
    </>
  )
}

interface RowProps {
  text: Text
  language: string
  readOnly: boolean
  error: string | undefined
  onChange: (own: string) => void
}

function TextRow({ text, language, readOnly, error, onChange }: RowProps) {
  const { key, own, standard } = text
  const label = labelOf(key)
  const back = twin('toStandardOf', { what: label })
  const hint = hintOf(key)
  return (
    <div className={css.text} data-changed={own !== '' || undefined}>
      <TextInput
        label={label}
        description={
          (hint || lacksPlace(text) || (own && standard)) && (
            <>
              {hint && <span className={css.line}>{hint}</span>}
              {own && standard && <span className={css.line}>{twin('standard', { text: isolated(standard) })}</span>}
              {lacksPlace(text) && <span className={css.late}>{twin('noPlace')}</span>}
            </>
          )
        }
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        value={own}
        placeholder={standard}
        error={error}
        readOnly={readOnly}
        maxLength={2000}
        lang={language}
        dir={directionOf(language)}
        rightSection={
          own && standard && !readOnly ? (
            <ActionIcon variant="subtle" color="gray" aria-label={back} title={twin('toStandard')} onClick={() => onChange('')}>
              <IconArrowBackUp size={16} />
            </ActionIcon>
          ) : undefined
        }
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {label !== key && (
        <code className={css.key} title={twin('key', { key })}>
          <bdi dir="ltr">{key}</bdi>
        </code>
      )}
    </div>
  )
}
