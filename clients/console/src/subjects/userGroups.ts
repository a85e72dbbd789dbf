/** User groups. */

import { IconUsers } from '@tabler/icons-react'
import { namesColumn } from '../collection/cells'
import type { Described } from '../collection/described'
import { field } from '../form/field'
import { levels } from '../form/inputs/levels'
import { maybeNumber, number } from '../form/inputs/number'
import { long, name } from '../form/inputs/text'
import type { UserGroup } from '../types'
import { crossed, MOST_OUTCOMES } from './outcomeCategories'

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
  parts: [
    { fields: [field('name', name(), { required: true, fixed: true }), field('description', long(1000)), field('skills', levels)] },
    {
      title: 'outcomes',
      fields: [
        field('minimum_outcomes', number({ least: 0, most: MOST_OUTCOMES }), { half: true }),
        field('maximum_outcomes', maybeNumber({ least: 1, most: MOST_OUTCOMES }), { half: true }),
      ],
    },
  ],
  blank: { name: '', description: '', skills: {}, minimum_outcomes: 0, maximum_outcomes: null },
  toDraft: (group) => group,
  toBody: (group) => group,
  check: (draft) => crossed('maximum_outcomes', draft.minimum_outcomes, draft.maximum_outcomes),
}
