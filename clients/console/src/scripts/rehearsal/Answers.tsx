/** How outside calls end, node by node, and how outside hosts answer. */

import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { NumberField } from '../../form/inputs/number'
import { tre } from '../../texts'
import type { Definition } from '../editor/model/definition'
import { kindName } from '../forms/words'
import type { CallSays, HostSays, Scenario } from './told'
import css from './setup.module.css'

const CALLING = new Set(['http_request', 'database_query', 'bot'])
const OUTCOMES = ['succeeded', 'empty', 'failed', 'timeout'] as const
const HOST_SAYS = ['silent', 'selects', 'rejects', 'fails'] as const

interface Props {
  opening: Scenario
  definition: Definition
  set: (part: Partial<Scenario>) => void
}

export function Answers({ opening, definition, set }: Props) {
  const calls = opening.calls ?? {}
  const hosts = opening.hosts ?? {}
  const nodes = Object.entries(definition.nodes).filter(([, node]) => CALLING.has(node.kind))
  const named = [...new Set(Object.values(definition.nodes).flatMap((node) => (node.kind === 'external_route' && typeof node.host === 'string' ? [node.host] : [])))]

  return (
    <>
      <p className={css.quiet}>{nodes.length + named.length === 0 ? tre('setup.callsNone') : tre('setup.callsHint')}</p>
      {nodes.map(([id, node]) => (
        <div key={id} className={css.group} role="group" aria-label={id}>
          <h4>
            {id} <span className={css.quiet}>{kindName(node.kind)}</span>
          </h4>
          {(calls[id] ?? []).map((says, index) => (
            <CallRow
              key={index}
              says={says}
              onChange={(next) => set({ calls: { ...calls, [id]: (calls[id] ?? []).map((each, at) => (at === index ? next : each)) } })}
              onRemove={() => set({ calls: { ...calls, [id]: (calls[id] ?? []).filter((_, at) => at !== index) } })}
              name={`${id} ${index + 1}`}
            />
          ))}
          <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} />} onClick={() => set({ calls: { ...calls, [id]: [...(calls[id] ?? []), { outcome: 'succeeded', after: 1 }] } })}>
            {tre('setup.addCall')}
          </Button>
        </div>
      ))}
      {named.length > 0 && <h4>{tre('setup.hosts')}</h4>}
      {named.map((name) => (
        <HostRow key={name} name={name} says={hosts[name]?.[0] ?? 'silent'} onChange={(says) => set({ hosts: { ...hosts, [name]: [says] } })} />
      ))}
    </>
  )
}

interface CallProps {
  name: string
  says: CallSays
  onChange: (says: CallSays) => void
  onRemove: () => void
}

function CallRow({ name, says, onChange, onRemove }: CallProps) {
  const [text, setText] = useState(says.value === undefined ? '' : JSON.stringify(says.value))
  const [wrong, setWrong] = useState(false)

  function type(next: string): void {
    setText(next)
    try {
      const { value: _value, ...rest } = says
      onChange(next.trim() ? { ...rest, value: JSON.parse(next) as unknown } : rest)
      setWrong(false)
    } catch {
      setWrong(true)
    }
  }

  return (
    <div className={css.row}>
      <NativeSelect
        aria-label={`${name}: ${tre('setup.outcome')}`}
        value={says.outcome ?? 'succeeded'}
        data={OUTCOMES.map((value) => ({ value, label: tre(`setup.outcomes.${value}`) }))}
        onChange={(event) => onChange({ ...says, outcome: event.currentTarget.value as NonNullable<CallSays['outcome']> })}
      />
      <TextInput className={css.grow ?? ''} aria-label={`${name}: ${tre('setup.answer')}`} placeholder={tre('setup.answer')} value={text} error={wrong && tre('setup.answerWrong')} onChange={(event) => type(event.currentTarget.value)} />
      <NumberField hidden label={`${name}: ${tre('setup.after')}`} value={says.after ?? 0} least={0} unit="s" broken width={80} onChange={(after) => onChange({ ...says, after: Number.isFinite(after) ? after : 0 })} />
      <ActionIcon variant="subtle" color="gray" aria-label={tre('setup.remove', { name })} onClick={onRemove}>
        <IconX size={14} />
      </ActionIcon>
    </div>
  )
}

function HostRow({ name, says, onChange }: { name: string; says: HostSays; onChange: (says: HostSays) => void }) {
  const kind = typeof says === 'string' ? 'silent' : says.selects !== undefined ? 'selects' : says.rejects ? 'rejects' : 'fails'
  const make = (next: string): HostSays => (next === 'selects' ? { selects: 'queue:General' } : next === 'rejects' ? { rejects: true } : next === 'fails' ? { fails: 'busy' } : 'silent')
  return (
    <div className={css.row}>
      <span className={css.key}>{name}</span>
      <NativeSelect aria-label={name} value={kind} data={HOST_SAYS.map((value) => ({ value, label: tre(`setup.hostSays.${value}`) }))} onChange={(event) => onChange(make(event.currentTarget.value))} />
      {typeof says !== 'string' && says.selects !== undefined && (
        <TextInput className={css.grow ?? ''} aria-label={`${name}: ${tre('setup.route')}`} value={says.selects} onChange={(event) => onChange({ ...says, selects: event.currentTarget.value })} />
      )}
    </div>
  )
}
