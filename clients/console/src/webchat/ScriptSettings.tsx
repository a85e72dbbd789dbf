/** The exposed properties of a point's script as a form: each as the script says, unless it is set here. */

import '@mantine/core/styles/InlineInput.layer.css'
import '@mantine/core/styles/Switch.layer.css'
import { Button, Skeleton, Switch, Textarea, TextInput } from '@mantine/core'
import { locale } from '@cordboard/ui/language.ts'
import { Problem } from '@cordboard/wire/http.ts'
import { useEffect, useState } from 'react'
import css from '../form/inputs/inputs.module.css'
import form from '../form/form.module.css'
import { NumberField } from '../form/inputs/number'
import { OneOf } from '../form/inputs/reference'
import { useConsole } from '../here'
import { t, tw } from '../texts'
import type { ScriptView, Setting, Settings } from '../types'
import { defaultOf, exposed, fitting, withoutSetting, withSetting, type Exposed } from './settings'

/** Whose objects a property of this type names. */
const NAMING: Readonly<Partial<Record<NonNullable<Exposed['type']>, string>>> = {
  queue: 'queues',
  group: 'agent-groups',
  calendar: 'calendars',
  skill: 'skills',
  agent: 'users',
  host: 'hosts',
}

interface Props {
  script: string
  settings: Settings
  wrong: Readonly<Record<string, string>>
  readOnly: boolean
  onChange: (settings: Settings) => void
}

type Read = { state: 'asking' } | { state: 'ready'; properties: readonly Exposed[] } | { state: 'inactive' } | { state: 'failed'; problem: Problem }

export function ScriptSettings({ script, settings, wrong, readOnly, onChange }: Props) {
  const { server } = useConsole()
  const [read, setRead] = useState<Read>({ state: 'asking' })

  useEffect(() => {
    let wanted = true
    const path = `/scripts/${encodeURIComponent(script)}`

    async function load(): Promise<Read> {
      const { active } = await server.call<ScriptView>('GET', path)
      if (active === null) return { state: 'inactive' }
      const version = await server.call<{ definition: { properties?: readonly Exposed[] } }>('GET', `${path}/versions/${active}`)
      return { state: 'ready', properties: exposed(version.definition.properties) }
    }

    load().then(
      (found) => wanted && setRead(found),
      (error: unknown) => wanted && setRead({ state: 'failed', problem: error instanceof Problem ? error : new Problem(0, 'unreached') }),
    )
    return () => {
      wanted = false
    }
  }, [server, script])

  const { '': whole } = wrong
  if (read.state === 'asking') return <Skeleton height={120} />
  if (read.state === 'inactive') return <p className={form.note}>{tw('notActive')}</p>
  if (read.state === 'failed') return <p className={form.trouble}>{read.problem.status === 0 ? t('trouble.unreached') : read.problem.message}</p>
  if (read.properties.length === 0) return <p className={form.note}>{tw('noSettings')}</p>
  return (
    <div className={form.fields}>
      {whole && (
        <p className={form.trouble} role="alert">
          {whole}
        </p>
      )}
      {read.properties.map((property) => (
        <div key={property.name} className={form.field} data-half={isShort(property) || undefined}>
          <One
            property={property}
            value={settings[property.name]}
            error={wrong[property.name]}
            readOnly={readOnly}
            onSet={(value) => onChange(withSetting(fitting(settings, read.properties), property.name, value))}
            onReset={() => onChange(withoutSetting(settings, property.name))}
          />
        </div>
      ))}
    </div>
  )
}

const isShort = ({ type }: Exposed): boolean => type !== 'message' && type !== 'text' && type !== undefined

interface OneProps {
  property: Exposed
  value: Setting | undefined
  error: string | undefined
  readOnly: boolean
  onSet: (value: Setting) => void
  onReset: () => void
}

export function One({ property, value, error, readOnly, onSet, onReset }: OneProps) {
  const own = value !== undefined
  const label = property.label || property.name.replaceAll('_', ' ')
  const standard = defaultOf(property)
  return (
    <div className={css.setting}>
      <Entry property={property} label={label} value={value ?? standard} error={error} readOnly={readOnly} onSet={onSet} />
      <div className={css.source}>
        <span>{own ? tw('settingOwn', { value: tellDefault(standard) }) : tw('settingStandard')}</span>
        {own && !readOnly && (
          <Button variant="subtle" size="compact-xs" aria-label={tw('settingReset', { name: label })} onClick={onReset}>
            {tw('settingBack')}
          </Button>
        )}
      </div>
    </div>
  )
}

/** What the script has, in few words. */
function tellDefault(standard: Setting): string {
  if (typeof standard === 'boolean') return t(standard ? 'table.yes' : 'table.no')
  if (typeof standard === 'number') return standard.toLocaleString(locale())
  if (standard === '') return t('form.nothingChosen')
  return standard.length > 60 ? `${standard.slice(0, 59)}…` : standard
}

function Entry({ property, label, value, error, readOnly, onSet }: Omit<OneProps, 'value' | 'onReset'> & { label: string; value: Setting }) {
  const id = `setting-${property.name}`
  const hint = property.description || undefined
  const { may } = useConsole()
  const path = property.type && NAMING[property.type]
  // Programs outside are shown to few; who knows the name of one may write it.
  if (path && (property.type !== 'host' || may('host:view'))) {
    return <OneOf id={id} label={label} hint={hint ?? ''} path={path} value={String(value) || null} none={t('form.nothingChosen')} error={error} readOnly={readOnly} onChange={(next) => onSet(next ?? '')} />
  }
  switch (property.type) {
    case 'yes_no':
      return (
        <Switch id={id} label={label} description={hint} checked={value === true} error={error} disabled={readOnly} onChange={(event) => onSet(event.currentTarget.checked)} />
      )
    case 'number':
    case 'seconds':
      return (
        <NumberField
          id={id}
          label={label}
          hint={hint ?? ''}
          value={Number(value)}
          error={error}
          readOnly={readOnly}
          least={property.least ?? undefined}
          most={property.most ?? undefined}
          unit={property.type === 'seconds' ? t('form.seconds') : ''}
          broken={property.type === 'number'}
          onChange={onSet}
        />
      )
    case 'message':
      return <Textarea id={id} label={label} description={hint} value={String(value)} error={error} readOnly={readOnly} autosize={false} rows={2} maxLength={4000} onChange={(event) => onSet(event.currentTarget.value)} />
    default:
      return <TextInput id={id} label={label} description={hint} value={String(value)} error={error} readOnly={readOnly} maxLength={1000} onChange={(event) => onSet(event.currentTarget.value)} />
  }
}
