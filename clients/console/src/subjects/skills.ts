/** Skills. */

import { IconLanguage } from '@tabler/icons-react'
import type { Described } from '../collection/described'
import { field } from '../form/field'
import { long, name } from '../form/inputs/text'
import type { Skill } from '../types'

export const skills: Described<Skill> = {
  path: 'skills',
  permission: 'skill',
  texts: 'skills',
  icon: IconLanguage,
  keyOf: (skill) => skill.name,
  columns: [
    { name: 'name', text: (skill) => skill.name },
    { name: 'description', text: (skill) => skill.description },
  ],
  parts: [{ fields: [field('name', name(), { required: true, fixed: true }), field('description', long(1000))] }],
  blank: { name: '', description: '' },
  toDraft: (skill) => skill,
  toBody: (skill) => skill,
}
