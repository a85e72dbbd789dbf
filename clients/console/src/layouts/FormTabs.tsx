/** The three forms: before the chat, instead of it, after it. */

import '@mantine/core/styles/Combobox.layer.css'
import '@mantine/core/styles/InlineInput.layer.css'
import '@mantine/core/styles/Switch.layer.css'
import { Select, Switch, TextInput } from '@mantine/core'
import { useListed } from '../collection/lists'
import { useConsole } from '../here'
import { tl } from '../texts'
import type { Calendar, Layout } from '../types'
import { FieldList } from './FieldList'
import { languagesOf } from './languages'
import css from './layouts.module.css'
import type { PartProps } from './part'
import { below } from './tabs'

export function FormTab({ draft, change, wrong, readOnly }: PartProps) {
  return (
    <div className={css.fields}>
      <p className={css.hint}>{tl('formHint')}</p>
      <FieldList fields={draft.form} languages={languagesOf(draft)} wrong={wrong.form ?? {}} readOnly={readOnly} onChange={(form) => change({ form })} />
    </div>
  )
}

const WHENS = ['never', 'no_agents', 'closed', 'closed_or_no_agents'] as const

export function OfflineTab({ draft, change, wrong, readOnly }: PartProps) {
  const { lists, may } = useConsole()
  const calendars = useListed<Calendar>(lists, may('calendar:view') ? 'calendars' : null)
  const { offline } = draft
  const set = (part: Partial<Layout['offline']>): void => change({ offline: { ...offline, ...part } })
  const names = [...new Set([...calendars.items.map(({ name }) => name), ...(offline.calendar ? [offline.calendar] : [])])]
  return (
    <div className={css.fields}>
      <p className={css.hint}>{tl('offlineHint')}</p>
      <div className={css.halves}>
        <Select
          label={tl('offlineWhen')}
          value={offline.when}
          error={wrong.offline?.when}
          readOnly={readOnly}
          allowDeselect={false}
          data={WHENS.map((value) => ({ value, label: tl(`whens.${value}`) }))}
          onChange={(when) => when && set({ when: when as Layout['offline']['when'] })}
        />
        {offline.when.startsWith('closed') && (
          <Select label={tl('calendar')} value={offline.calendar} error={wrong.offline?.calendar} readOnly={readOnly} required clearable data={names} onChange={(calendar) => set({ calendar })} />
        )}
        <TextInput label={tl('mailTo')} type="email" value={offline.mail_to} error={wrong.offline?.mail_to} readOnly={readOnly} maxLength={254} onChange={(event) => set({ mail_to: event.currentTarget.value.trim() })} />
      </div>
      {wrong.offline?.fields && (
        <p className={css.bad} role="alert">
          {wrong.offline.fields}
        </p>
      )}
      <FieldList fields={offline.fields} languages={languagesOf(draft)} wrong={below(wrong.offline, 'fields')} readOnly={readOnly} onChange={(fields) => set({ fields })} />
    </div>
  )
}

export function SurveyTab({ draft, change, wrong, readOnly }: PartProps) {
  const { survey } = draft
  return (
    <div className={css.fields}>
      <Switch label={tl('surveyShown')} checked={survey.shown} disabled={readOnly} onChange={(event) => change({ survey: { ...survey, shown: event.currentTarget.checked } })} />
      {survey.shown && (
        <>
          <p className={css.hint}>{tl('surveyHint')}</p>
          <FieldList fields={survey.questions} languages={languagesOf(draft)} wrong={below(wrong.survey, 'questions')} readOnly={readOnly} onChange={(questions) => change({ survey: { ...survey, questions } })} />
        </>
      )}
    </div>
  )
}
