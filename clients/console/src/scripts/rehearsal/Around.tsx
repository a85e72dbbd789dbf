/** What agents do and what changes around the chat, from now on. */

import { Button, Group, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { OneOf } from '../../form/inputs/reference'
import { tre } from '../../texts'
import type { Variable } from '../../types'
import { useListed } from '../../collection/lists'
import { useConsole } from '../../here'
import type { Rehearsal } from './useRehearsal'
import css from './rehearsal.module.css'

export function Around({ rehearsal: { found, act, play } }: { rehearsal: Rehearsal }) {
  const [agent, setAgent] = useState<string | null>(null)
  const [queue, setQueue] = useState<string | null>(null)
  const places = found?.standing?.places ?? []
  const off = found === null || found.standing === null
  const rings = places[0]?.startsWith('agent:') ?? false
  const one = queue ? { queue } : {}
  const named = (play.opening.agents ?? []).map((each) => each.name)

  return (
    <>
      <section className={css.block} aria-label={tre('agents')}>
        <h3>{tre('agents')}</h3>
        <Group gap={6}>
          <Button size="compact-sm" disabled={off || places.length === 0} onClick={() => act({ do: 'agent_answers', ...(agent ? { agent } : {}) })}>
            {tre('answers')}
          </Button>
          <Button size="compact-sm" variant="default" disabled={off || !rings} onClick={() => act({ do: 'agent_declines' })}>
            {tre('declines')}
          </Button>
          <label className={css.pick}>
            <span>{tre('agent')}</span>
            <select value={agent ?? ''} onChange={(event) => setAgent(event.currentTarget.value || null)}>
              <option value="">{tre('agentAny')}</option>
              {named.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
        </Group>
      </section>
      <section className={css.block} aria-label={tre('around')}>
        <h3>{tre('around')}</h3>
        <Group gap={6} align="end">
          <Button size="compact-sm" variant="default" disabled={off} onClick={() => act({ do: 'nobody_on', ...one })}>
            {tre('nobodyOn')}
          </Button>
          <Button size="compact-sm" variant="default" disabled={off} onClick={() => act({ do: 'everybody_on', ...one })}>
            {tre('everybodyOn')}
          </Button>
          <Button size="compact-sm" variant="default" disabled={off} onClick={() => act({ do: 'queue_full', ...one })}>
            {tre('queueFull')}
          </Button>
          <Button size="compact-sm" variant="default" disabled={off} onClick={() => act({ do: 'queue_free', ...one })}>
            {tre('queueFree')}
          </Button>
          <Narrow>
            <OneOf id="rehearsal-queue" label={tre('which')} path="queues" value={queue} none={tre('allQueues')} readOnly={false} onChange={setQueue} />
          </Narrow>
        </Group>
        <Calendars off={off} act={act} />
        <Variables off={off} act={act} />
      </section>
    </>
  )
}

interface Acting {
  off: boolean
  act: Rehearsal['act']
}

function Calendars({ off, act }: Acting) {
  const [calendar, setCalendar] = useState<string | null>(null)
  const turn = (open: boolean): void => {
    if (calendar) act({ do: 'changes', calendars: { [calendar]: open } })
  }
  return (
    <Group gap={6} align="end">
      <Narrow>
        <OneOf id="rehearsal-calendar" label={tre('calendar')} path="calendars" value={calendar} readOnly={false} onChange={setCalendar} />
      </Narrow>
      <Button size="compact-sm" variant="default" disabled={off || !calendar} onClick={() => turn(true)}>
        {tre('calendarOpen')}
      </Button>
      <Button size="compact-sm" variant="default" disabled={off || !calendar} onClick={() => turn(false)}>
        {tre('calendarClosed')}
      </Button>
    </Group>
  )
}

function Variables({ off, act }: Acting) {
  const { lists, may } = useConsole()
  const [name, setName] = useState<string | null>(null)
  const [value, setValue] = useState('')
  const known = useListed<Variable>(lists, may('variable:view') ? 'variables' : null).items.find((each) => each.name === name)
  return (
    <Group gap={6} align="end">
      <Narrow>
        <OneOf id="rehearsal-variable" label={tre('variable')} path="variables" value={name} readOnly={false} onChange={setName} />
      </Narrow>
      <TextInput size="xs" w={110} label={tre('value')} value={value} onChange={(event) => setValue(event.currentTarget.value)} />
      <Button size="compact-sm" variant="default" disabled={off || !name} onClick={() => name && act({ do: 'changes', variables: { [name]: valueOf(value, known?.type) } })}>
        {tre('set')}
      </Button>
    </Group>
  )
}

/** The typed text as a value of the variable's type. */
export function valueOf(text: string, type: string | undefined): string | number | boolean {
  if (type === 'yes_no') return ['yes', 'true', '1'].includes(text.trim().toLowerCase())
  const number = Number(text)
  return type === 'number' && !Number.isNaN(number) ? number : text
}

function Narrow({ children }: { children: ReactNode }) {
  return <div className={css.narrow}>{children}</div>
}
