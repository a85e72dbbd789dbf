/** Skills with their levels: agent groups, user groups and users by skills. */

import { useMemo, useState } from 'react'
import { useListed } from '../collection/lists'
import { TableSkeleton } from '../collection/TableSkeleton'
import type { Grid } from '../form/useGrid'
import { useConsole } from '../here'
import { ApplyNow } from '../people/ApplyNow'
import type { AgentGroup, Levels, Skill, User, UserGroup } from '../types'
import { levelOf, skilled } from './edits'
import css from './queueing.module.css'
import type { Row } from './saving'
import { Sheet, Unlisted } from './Sheet'
import { tl, ts } from './texts'
import { useSheet } from './useSheet'

interface Holder {
  readonly name?: string
  readonly user_name?: string
  readonly full_name?: string
  readonly skills: Levels
}

const facet = skilled<Holder>()
const OBJECTS = { 'agent-groups': 'agent_group', 'user-groups': 'user_group', users: 'user' } as const

const SOURCES = {
  noRows: { path: 'users', permission: 'user', texts: 'users' },
  noColumns: { path: 'skills', permission: 'skill', texts: 'skills' },
} as const

type Path = keyof typeof OBJECTS

function rowsOf(path: Path, holders: readonly Holder[]): Row<Holder>[] {
  return holders.map((object) => {
    const key = object.user_name ?? object.name ?? ''
    return { id: `${path}/${key}`, path, key, label: object.full_name ? `${object.full_name} (${key})` : key, object }
  })
}

export function SkillLevelsPage() {
  const { lists, may } = useConsole()
  const skills = useListed<Skill>(lists, 'skills')
  const groups = useListed<AgentGroup>(lists, may('agent_group:view') ? 'agent-groups' : null)
  const teams = useListed<UserGroup>(lists, may('user_group:view') ? 'user-groups' : null)
  const users = useListed<User>(lists, may('user:view') ? 'users' : null)
  const rows = useMemo(
    () => [...rowsOf('agent-groups', groups.items), ...rowsOf('user-groups', teams.items), ...rowsOf('users', users.items)],
    [groups.items, teams.items, users.items],
  )
  const sheet = useSheet(facet, rows)
  const mayEdit = (row: Row<Holder>): boolean => may(`${OBJECTS[row.path as Path]}:edit`)
  const asking = skills.state === 'asking' || (may('agent_group:view') && groups.state === 'asking') || (may('user:view') && users.state === 'asking')

  if (asking) return <div className={css.page}><TableSkeleton columns={4} /></div>
  const failed = [skills, groups, teams, users].find(({ state, items }) => state === 'failed' && items.length === 0)
  if (failed) return <Unlisted problem={failed.problem} onRetry={() => lists.changed()} />
  return (
    <Sheet
      texts="skillLevels"
      sources={SOURCES}
      note={<ApplyNow />}
      rows={rows}
      columns={skills.items.map((skill) => skill.name)}
      sheet={sheet}
      mayEdit={mayEdit}
      told={({ skills: own }) => Object.entries(own).map(([skill, level]) => `${skill} ${level}`).join(', ')}
      head={(column) => <span>{column}</span>}
      aside={(row) => tl(`kind.${row.path as Path}`)}
      cell={(row, column, at) => (
        <LevelField at={at} label={tl('cell', { row: row.label, column })} level={sheet.at(row, column)} readOnly={!mayEdit(row)} onLevel={(level) => sheet.set(row, column, level)} />
      )}
    />
  )
}

interface LevelProps {
  at: ReturnType<Grid['cell']>
  label: string
  level: number | null
  readOnly: boolean
  onLevel: (level: number | null) => void
}

function LevelField({ at, label, level, readOnly, onLevel }: LevelProps) {
  /** What cannot be a level stays to be seen until it is left. */
  const [typed, setTyped] = useState<string | null>(null)
  const wrong = typed !== null && levelOf(typed) === undefined
  return (
    <input
      {...at}
      type="text"
      inputMode="numeric"
      className={css.level}
      aria-label={label}
      aria-invalid={wrong || undefined}
      title={wrong ? ts('wrong') : undefined}
      maxLength={2}
      value={typed ?? level ?? ''}
      readOnly={readOnly}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        const text = event.currentTarget.value
        const next = levelOf(text)
        setTyped(text)
        if (next !== undefined) onLevel(next)
      }}
      onBlur={() => setTyped(null)}
    />
  )
}
