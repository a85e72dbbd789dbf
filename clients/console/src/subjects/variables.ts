/** Global variables. */

import { IconVariable } from '@tabler/icons-react'
import type { Described } from '../collection/described'
import { field } from '../form/field'
import { choice } from '../form/inputs/choice'
import { long, name } from '../form/inputs/text'
import { wordOf } from '../texts'
import type { Variable } from '../types'
import { shownValue, typeOf, valueInput, valueOf, type Draft } from './variableValue'

const TYPES = ['text', 'number', 'yes_no'] as const

export const variables: Described<Variable, Draft> = {
  path: 'variables',
  permission: 'variable',
  texts: 'variables',
  icon: IconVariable,
  keyOf: (variable) => variable.name,
  columns: [
    { name: 'name', text: (variable) => variable.name },
    { name: 'description', text: (variable) => variable.description, wide: true },
    { name: 'type', text: (variable) => wordOf('variables', 'type', variable.type) },
    { name: 'value', text: (variable) => shownValue(variable.value) },
  ],
  parts: [
    {
      fields: [
        field('name', name(/^[A-Za-z_][A-Za-z0-9_]*$/, 64), { required: true, fixed: true }),
        field('description', long(1000)),
        field('type', choice('variables', 'type', TYPES), { half: true }),
        field('text', valueInput.text, { when: (draft) => draft.type === 'text' }),
        field('number', valueInput.number, { when: (draft) => draft.type === 'number' }),
        field('yes_no', valueInput.yesNo, { when: (draft) => draft.type === 'yes_no' }),
      ],
    },
  ],
  blank: { name: '', description: '', type: 'text', text: '', number: 0, yes_no: false },
  toDraft: typeOf,
  toBody: valueOf,
}
