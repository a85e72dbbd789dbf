/** Call classes. */

import { IconTag } from '@tabler/icons-react'
import { numberColumn } from '../collection/cells'
import type { Described } from '../collection/described'
import { field } from '../form/field'
import { number } from '../form/inputs/number'
import { long, name } from '../form/inputs/text'
import type { CallClass } from '../types'

/** The class of points that name none: it stays. */
export const GENERAL = 'General'

export const callClasses: Described<CallClass> = {
  path: 'call-classes',
  permission: 'call_class',
  texts: 'callClasses',
  icon: IconTag,
  keyOf: (callClass) => callClass.name,
  columns: [
    { name: 'name', text: (callClass) => callClass.name },
    { name: 'description', text: (callClass) => callClass.description },
    numberColumn('weight', (callClass) => callClass.weight),
  ],
  parts: [
    {
      fields: [
        field('name', name(), { required: true, fixed: true }),
        field('description', long(1000)),
        field('weight', number({ least: 1, most: 30 }), { half: true }),
      ],
    },
  ],
  blank: { name: '', description: '', weight: 1 },
  toDraft: (callClass) => callClass,
  toBody: (callClass) => callClass,
  keeps: (callClass) => callClass.name === GENERAL,
}
