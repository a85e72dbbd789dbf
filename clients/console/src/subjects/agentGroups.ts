/** Agent groups. */

import { IconUsersGroup } from '@tabler/icons-react'
import { namesColumn, numberColumn } from '../collection/cells'
import type { Described } from '../collection/described'
import { field } from '../form/field'
import { levels } from '../form/inputs/levels'
import { number } from '../form/inputs/number'
import { many } from '../form/inputs/reference'
import { long, name } from '../form/inputs/text'
import type { AgentGroup } from '../types'

export const agentGroups: Described<AgentGroup> = {
  path: 'agent-groups',
  permission: 'agent_group',
  texts: 'agentGroups',
  icon: IconUsersGroup,
  keyOf: (group) => group.name,
  columns: [
    { name: 'name', text: (group) => group.name },
    { name: 'description', text: (group) => group.description, wide: true },
    namesColumn('members', (group) => group.users, { by: 'users', order: (group) => group.users.length }),
    namesColumn('skills', (group) => Object.entries(group.skills).map(([skill, level]) => `${skill} ${level}`), { wide: true }),
    numberColumn('max_chats', (group) => group.max_chats),
    numberColumn('wrap_up_timeout', (group) => group.wrap_up_timeout, 's', { wide: true }),
  ],
  parts: [
    { fields: [field('name', name(), { required: true, fixed: true }), field('description', long(1000)), field('users', many('users'))] },
    {
      title: 'work',
      fields: [
        field('max_chats', number({ least: 0, most: 30 }), { half: true }),
        field('wrap_up_timeout', number({ least: 0, most: 900, unit: 's' }), { half: true }),
        field('skills', levels),
      ],
    },
  ],
  blank: { name: '', description: '', users: [], wrap_up_timeout: 30, max_chats: 3, skills: {} },
  toDraft: (group) => group,
  toBody: (group) => group,
}
