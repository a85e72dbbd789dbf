/** Roles: what users may do, object by object and task by task. */

import { IconShieldLock } from '@tabler/icons-react'
import { useEffect } from 'react'
import type { Described, SectionProps } from '../collection/described'
import { numberColumn } from '../collection/cells'
import { useListed } from '../collection/lists'
import { field } from '../form/field'
import { number } from '../form/inputs/number'
import { long, name } from '../form/inputs/text'
import { useConsole } from '../here'
import { Link } from '../nav/Link'
import { pathOf } from '../place'
import { wordOf } from '../texts'
import type { Role, User } from '../types'
import { matrix } from './Matrix'
import css from './people.module.css'
import { tp } from './texts'

/** Users told by name before the rest is counted. */
const TOLD = 30

function Holders({ objectKey }: SectionProps<Role>) {
  const { lists, may } = useConsole()
  const listed = useListed<User>(lists, objectKey !== null && may('user:view') ? 'users' : null)
  // Who has it may have changed since the list was fetched.
  useEffect(() => {
    if (objectKey !== null && may('user:view')) lists.again('users')
  }, [lists, may, objectKey])
  if (objectKey === null || listed.state !== 'ready') return null
  const holders = listed.items.filter((user) => user.role === objectKey)
  return (
    <section className={css.holders}>
      <h3>{tp('holders')}</h3>
      {holders.length === 0 && <p className={css.hint}>{tp('nobody')}</p>}
      <ul>
        {holders.slice(0, TOLD).map((user) => (
          <li key={user.user_name}>
            <Link href={pathOf('users', user.user_name)}>{user.full_name || user.user_name}</Link>
          </li>
        ))}
        {holders.length > TOLD && <li>{tp('holdersMore', { count: holders.length - TOLD })}</li>}
      </ul>
    </section>
  )
}

export const roles: Described<Role> = {
  path: 'roles',
  permission: 'role',
  texts: 'roles',
  icon: IconShieldLock,
  keyOf: (role) => role.name,
  columns: [
    { name: 'name', text: (role) => role.name },
    { name: 'description', text: (role) => role.description, wide: true },
    numberColumn('permissions', (role) => role.permissions.length, '', { text: (role) => tp('held', { count: role.permissions.length }), by: null }),
    numberColumn('rank', (role) => role.rank),
    { name: 'supplied', text: (role) => wordOf('roles', 'supplied', role.supplied ? 'yes' : 'no'), wide: true },
  ],
  parts: [
    {
      fields: [
        field('name', name(), { required: true, fixed: true, half: true }),
        field('rank', number({ least: 0, most: 100 }), { half: true }),
        field('description', long(1000)),
        field('permissions', matrix),
      ],
    },
  ],
  blank: { name: '', description: '', permissions: [], rank: 10, supplied: false },
  toDraft: (role) => role,
  toBody: (role) => role,
  fixed: (role) => (role.supplied ? 'supplied' : undefined),
  fieldOf: (sentence) => (sentence.startsWith('A role of rank') ? 'rank' : sentence.startsWith('You cannot give') ? 'permissions' : undefined),
  Section: Holders,
}
