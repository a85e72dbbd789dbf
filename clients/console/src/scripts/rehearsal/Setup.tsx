/** How the rehearsed chat begins: who comes from where, the script's settings, who is there, what answers. */

import '@mantine/core/styles/Checkbox.layer.css'
import '@mantine/core/styles/InlineInput.layer.css'
import { Checkbox, TextInput, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import { OneOf } from '../../form/inputs/reference'
import { tre } from '../../texts'
import { exposed, withoutSetting, withSetting } from '../../webchat/settings'
import { One as Setting } from '../../webchat/ScriptSettings'
import type { Definition } from '../editor/model/definition'
import { Answers } from './Answers'
import { Pairs } from './Pairs'
import { Staff } from './Staff'
import type { Scenario } from './told'
import css from './setup.module.css'

interface Props {
  opening: Scenario
  definition: Definition
  onChange: (opening: Scenario) => void
}

export function Setup({ opening, definition, onChange }: Props) {
  const { visitor = {}, page = {}, settings = {} } = opening
  const set = (part: Partial<Scenario>): void => onChange(tidied({ ...opening, ...part }))
  const setVisitor = (part: object): void => set({ visitor: { ...visitor, ...part } })
  const setPage = (part: object): void => set({ page: { ...page, ...part } })
  const properties = exposed(definition.properties)

  return (
    <div className={css.setup}>
      <Part title={tre('setup.visitor')}>
        <Textarea label={tre('setup.message')} description={tre('setup.messageHint')} value={opening.message ?? ''} rows={2} maxLength={4000} onChange={(event) => set({ message: event.currentTarget.value || null })} />
        <TextInput label={tre('setup.name')} value={visitor.name ?? ''} maxLength={200} onChange={(event) => setVisitor({ name: event.currentTarget.value })} />
        <TextInput label={tre('setup.email')} value={visitor.email ?? ''} maxLength={200} onChange={(event) => setVisitor({ email: event.currentTarget.value })} />
        <TextInput label={tre('setup.language')} description={tre('setup.languageHint')} value={visitor.language ?? ''} maxLength={20} onChange={(event) => setVisitor({ language: event.currentTarget.value })} />
        <TextInput label={tre('setup.id')} description={tre('setup.idHint')} value={visitor.id ?? ''} maxLength={200} onChange={(event) => setVisitor({ id: event.currentTarget.value })} />
        <Checkbox label={tre('setup.verified')} checked={visitor.verified ?? false} onChange={(event) => setVisitor({ verified: event.currentTarget.checked })} />
        <TextInput label={tre('setup.url')} value={page.url ?? ''} placeholder="https://shop.example/" maxLength={2048} onChange={(event) => setPage({ url: event.currentTarget.value })} />
        <TextInput label={tre('setup.pageTitle')} value={page.title ?? ''} maxLength={1000} onChange={(event) => setPage({ title: event.currentTarget.value })} />
        <TextInput label={tre('setup.referrer')} value={page.referrer ?? ''} maxLength={2048} onChange={(event) => setPage({ referrer: event.currentTarget.value })} />
        <TextInput
          type="datetime-local"
          label={tre('setup.at')}
          description={tre('setup.atHint')}
          value={localOf(opening.at)}
          onChange={(event) => set({ at: event.currentTarget.value ? new Date(event.currentTarget.value).toISOString() : '' })}
        />
        <Pairs title={tre('setup.form')} pairs={texts(opening.form)} onChange={(form) => set({ form })} />
        <Pairs title={tre('setup.clipboard')} pairs={opening.clipboard ?? {}} onChange={(clipboard) => set({ clipboard })} />
      </Part>
      <Part title={tre('setup.settings')}>
        <OneOf id="rehearsal-point" label={tre('setup.point')} hint={tre('setup.pointHint')} path="routing-points" value={opening.point ?? null} none={tre('setup.noPoint')} readOnly={false} onChange={(point) => set({ point: point ?? '' })} />
        {properties.length === 0 && <p className={css.quiet}>{tre('setup.noSettings')}</p>}
        {properties.map((property) => (
          <Setting
            key={property.name}
            property={property}
            value={settings[property.name]}
            error={undefined}
            readOnly={false}
            onSet={(value) => set({ settings: withSetting(settings, property.name, value) })}
            onReset={() => set({ settings: withoutSetting(settings, property.name) })}
          />
        ))}
      </Part>
      <Part title={tre('setup.staff')}>
        <Staff opening={opening} set={set} />
      </Part>
      <Part title={tre('setup.calls')}>
        <Answers opening={opening} definition={definition} set={set} />
      </Part>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={css.part}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  )
}

/** Without what is empty: the server's own defaults hold then. */
function tidied(opening: Scenario): Scenario {
  const kept = Object.entries(opening).filter(([, value]) => !isEmpty(value))
  return Object.fromEntries(kept.map(([name, value]) => [name, name === 'visitor' || name === 'page' ? withoutEmpty(value as object) : value]))
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true
  if (typeof value !== 'object') return false
  return Object.values(value).every((each) => each === '' || each === undefined || each === false)
}

function withoutEmpty(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== '' && each !== false))
}

function texts(form: Scenario['form']): Record<string, string> {
  return Object.fromEntries(Object.entries(form ?? {}).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]))
}

/** A moment as the field takes it, in the reader's own zone. */
function localOf(at: string | undefined): string {
  if (!at) return ''
  const moment = new Date(at)
  return Number.isNaN(moment.getTime()) ? '' : new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
