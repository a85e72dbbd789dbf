/** Who serves what: queues by agent groups. */

import '@mantine/core/styles/Checkbox.layer.css'
import '@mantine/core/styles/InlineInput.layer.css'
import { Checkbox, Popover, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconChevronDown } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { TableSkeleton } from '../collection/TableSkeleton'
import { useListed } from '../collection/lists'
import { useConsole } from '../here'
import { Link } from '../nav/Link'
import { pathOf } from '../place'
import type { AgentGroup, Queue } from '../types'
import { servedBy } from './edits'
import css from './queueing.module.css'
import type { Row } from './saving'
import { Sheet, Unlisted } from './Sheet'
import { tv } from './texts'
import { useSheet } from './useSheet'

const facet = servedBy<Queue>()
const SOURCES = {
  noRows: { path: 'queues', permission: 'queue', texts: 'queues' },
  noColumns: { path: 'agent-groups', permission: 'agent_group', texts: 'agentGroups' },
} as const

export function ServingPage() {
  const { lists, may } = useConsole()
  const queues = useListed<Queue>(lists, 'queues')
  const groups = useListed<AgentGroup>(lists, may('agent_group:view') ? 'agent-groups' : null)
  const rows = useMemo(() => queues.items.map((queue): Row<Queue> => ({ id: `queues/${queue.name}`, path: 'queues', key: queue.name, label: queue.name, object: queue })), [queues.items])
  const sheet = useSheet(facet, rows)
  const known = new Map(groups.items.map((group) => [group.name, group]))
  // Who may not see groups sees those that serve.
  const columns = groups.items.length > 0 ? groups.items.map((group) => group.name) : [...new Set(queues.items.flatMap((queue) => queue.agent_groups))].sort()
  const mayEdit = may('queue:edit')

  /** The agents who serve a queue as it is ticked now. */
  function agents(row: Row<Queue>): number | null {
    const serving = columns.filter((column) => sheet.at(row, column))
    if (known.size === 0) return null
    return new Set(serving.flatMap((name) => known.get(name)?.users ?? [])).size
  }

  if (queues.state === 'asking' || (groups.state === 'asking' && may('agent_group:view'))) return <div className={css.page}><TableSkeleton columns={4} /></div>
  const failed = [queues, groups].find(({ state, items }) => state === 'failed' && items.length === 0)
  if (failed) return <Unlisted problem={failed.problem} onRetry={() => lists.changed()} />
  return (
    <Sheet
      texts="serving"
      sources={SOURCES}
      rows={rows}
      columns={columns}
      sheet={sheet}
      mayEdit={() => mayEdit}
      told={(queue) => queue.agent_groups.join(', ')}
      head={(column) => <GroupHead name={column} group={known.get(column) ?? null} />}
      aside={(row) => {
        const count = agents(row)
        if (count === null) return null
        return count > 0 ? (
          tv('served', { count })
        ) : (
          <span className={css.nobody}>
            <IconAlertTriangle size={13} aria-hidden /> {tv('nobody')}
          </span>
        )
      }}
      cell={(row, column, at) => (
        <Checkbox
          {...at}
          size="sm"
          aria-label={tv('cell', { row: row.label, column })}
          checked={sheet.at(row, column)}
          aria-disabled={!mayEdit || undefined}
          onChange={(event) => mayEdit && sheet.set(row, column, event.currentTarget.checked)}
        />
      )}
    />
  )
}

function GroupHead({ name, group }: { name: string; group: AgentGroup | null }) {
  const [open, setOpen] = useState(false)
  if (!group) return <span>{name}</span>
  const skills = Object.entries(group.skills)
  return (
    <Popover opened={open} onChange={setOpen} width={260} transitionProps={{ duration: 0 }} withArrow trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={css.head} title={tv('group', { name })} aria-expanded={open} onClick={() => setOpen(!open)}>
          <span>{name}</span>
          <small>{tv('served', { count: group.users.length })}</small>
          <IconChevronDown size={13} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={name}>
        <div className={css.group}>
          <h3>{tv('members')}</h3>
          <p>{group.users.join(', ') || tv('noMembers')}</p>
          <h3>{tv('skills')}</h3>
          <p>{skills.map(([skill, level]) => `${skill} ${level}`).join(', ') || tv('noSkills')}</p>
          <Link href={pathOf('agent-groups', name)}>{tv('open')}</Link>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
