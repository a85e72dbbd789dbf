/** User groups. */

import { IconUsers } from '@tabler/icons-react'
import { namesColumn } from '../collection/cells'
import type { Described } from '../collection/described'
import { field } from '../form/field'
import { levels } from '../form/inputs/levels'
import { long, name } from '../form/inputs/text'
import type { UserGroup } from '../types'

export const userGroups: Described<UserGroup> = {
  path: 'user-groups',
  permission: 'user_group',
  texts: 'userGroups',
  icon: IconUsers,
  keyOf: (group) => group.name,
  columns: [
    { name: 'name', text: (group) => group.name },
    { name: 'description', text: (group) => group.description },
    namesColumn('skills', (group) => Object.entries(group.skills).map(([skill, level]) => `${skill} ${level}`)),
  ],
  parts: [{ fields: [field('name', name(), { required: true, fixed: true }), field('description', long(1000)), field('skills', levels)] }],
  blank: { name: '', description: '', skills: {} },
  toDraft: (group) => group,
  toBody: (group) => group,
}
