/** Who is there when the chat begins: agents by name, queues with their figures, calendars. */

import '@mantine/core/styles/Checkbox.layer.css'
import '@mantine/core/styles/Combobox.layer.css'
import '@mantine/core/styles/InlineInput.layer.css'
import '@mantine/core/styles/Pill.layer.css'
import '@mantine/core/styles/PillsInput.layer.css'
import { ActionIcon, Checkbox, MultiSelect, NativeSelect } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { NumberField } from '../../form/inputs/number'
import { OneOf, useChoices } from '../../form/inputs/reference'
import { tre } from '../../texts'
import type { AgentSays, QueueSays, Scenario } from './told'
import css from './setup.module.css'

interface Props {
  opening: Scenario
  set: (part: Partial<Scenario>) => void
}

const STATES = ['ready', 'not_ready', 'busy', 'signed_out'] as const

export function Staff({ opening, set }: Props) {
  const agents = opening.agents ?? []
  const queues = opening.queues ?? {}
  const calendars = opening.calendars ?? {}
  const { choices } = useChoices('queues', [])
  const change = (index: number, part: Partial<AgentSays>): void => set({ agents: agents.map((each, at) => (at === index ? { ...each, ...part } : each)) })
  const queue = (name: string, part: QueueSays): void => set({ queues: { ...queues, [name]: { ...queues[name], ...part } } })

  return (
    <>
      <div className={css.group} role="group" aria-label={tre('setup.agents')}>
        <h4>{tre('setup.agents')}</h4>
        <p className={css.quiet}>{tre('setup.agentsHint')}</p>
        {agents.map((agent, index) => (
          <div key={agent.name} className={css.row}>
            <span className={css.key}>{agent.name}</span>
            <NativeSelect
              aria-label={`${agent.name}: ${tre('setup.agentState')}`}
              value={agent.state ?? 'ready'}
              data={STATES.map((value) => ({ value, label: tre(`setup.state.${value}`) }))}
              onChange={(event) => change(index, { state: event.currentTarget.value as NonNullable<AgentSays['state']> })}
            />
            <MultiSelect
              className={css.grow ?? ''}
              aria-label={`${agent.name}: ${tre('setup.agentQueues')}`}
              placeholder={agent.queues?.length ? '' : tre('setup.agentQueuesHint')}
              data={choices}
              value={[...(agent.queues ?? [])]}
              onChange={(next) => change(index, { queues: next })}
            />
            <Remove name={agent.name} onRemove={() => set({ agents: agents.filter((_, at) => at !== index) })} />
          </div>
        ))}
        <OneOf
          key={agents.length}
          id="rehearsal-agent"
          label={tre('setup.addAgent')}
          path="users"
          value={null}
          readOnly={false}
          onChange={(name) => name && !agents.some((each) => each.name === name) && set({ agents: [...agents, { name, state: 'ready' }] })}
        />
      </div>
      <div className={css.group} role="group" aria-label={tre('setup.queues')}>
        <h4>{tre('setup.queues')}</h4>
        <p className={css.quiet}>{tre('setup.queuesHint')}</p>
        {Object.entries(queues).map(([name, says]) => (
          <div key={name} className={css.row}>
            <span className={css.key}>{name}</span>
            <NumberField label={tre('setup.waiting')} value={says?.waiting ?? 0} least={0} width={92} onChange={(waiting) => queue(name, { waiting: whole(waiting) })} />
            <NumberField label={tre('setup.ready')} value={says?.ready ?? 1} least={0} width={92} onChange={(ready) => queue(name, { ready: whole(ready), logged_on: whole(ready) })} />
            <Checkbox label={tre('setup.full')} checked={says?.full ?? false} onChange={(event) => queue(name, { full: event.currentTarget.checked })} />
            <Remove name={name} onRemove={() => set({ queues: without(queues, name) })} />
          </div>
        ))}
        <OneOf key={`q${Object.keys(queues).length}`} id="rehearsal-add-queue" label={tre('setup.addQueue')} path="queues" value={null} readOnly={false} onChange={(name) => name && set({ queues: { ...queues, [name]: { waiting: 0, ready: 1, logged_on: 1 } } })} />
      </div>
      <div className={css.group} role="group" aria-label={tre('setup.calendars')}>
        <h4>{tre('setup.calendars')}</h4>
        <p className={css.quiet}>{tre('setup.calendarsHint')}</p>
        {Object.entries(calendars).map(([name, says]) => (
          <div key={name} className={css.row}>
            <span className={css.key}>{name}</span>
            <NativeSelect
              className={css.grow ?? ''}
              aria-label={name}
              value={says === true ? 'open' : 'closed'}
              data={(['open', 'closed'] as const).map((value) => ({ value, label: tre(`setup.${value}`) }))}
              onChange={(event) => set({ calendars: { ...calendars, [name]: event.currentTarget.value === 'open' } })}
            />
            <Remove name={name} onRemove={() => set({ calendars: without(calendars, name) })} />
          </div>
        ))}
        <OneOf key={`c${Object.keys(calendars).length}`} id="rehearsal-add-calendar" label={tre('calendar')} path="calendars" value={null} readOnly={false} onChange={(name) => name && set({ calendars: { ...calendars, [name]: true } })} />
      </div>
    </>
  )
}

function Remove({ name, onRemove }: { name: string; onRemove: () => void }) {
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={tre('setup.remove', { name })} onClick={onRemove}>
      <IconX size={14} />
    </ActionIcon>
  )
}

function whole(value: number): number {
  return Number.isFinite(value) && value > 0 ? Math.trunc(value) : 0
}

function without<T>(all: Readonly<Record<string, T>>, name: string): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([each]) => each !== name))
}
