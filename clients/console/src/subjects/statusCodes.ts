/** Status codes: why an agent is not ready. */

import { IconUserPause } from '@tabler/icons-react'
import { numberColumn } from '../collection/cells'
import type { Described } from '../collection/described'
import { field } from '../form/field'
import { number } from '../form/inputs/number'
import { long, name } from '../form/inputs/text'
import type { StatusCode } from '../types'

/** Codes from 10000 on belong to the system. */
const MOST = 9_999

export const statusCodes: Described<StatusCode> = {
  path: 'status-codes',
  permission: 'status_code',
  texts: 'statusCodes',
  icon: IconUserPause,
  keyOf: (code) => code.name,
  columns: [
    { name: 'name', text: (code) => code.name },
    numberColumn('code', (code) => code.code, '', { text: (code) => String(code.code) }),
    { name: 'description', text: (code) => code.description },
  ],
  parts: [
    {
      fields: [
        field('name', name(), { required: true, fixed: true }),
        field('code', number({ least: 1, most: MOST }), { half: true }),
        field('description', long(1000)),
      ],
    },
  ],
  blank: { name: '', code: Number.NaN, description: '', supplied: false },
  toDraft: (code) => code,
  toBody: (code) => code,
  fixed: (code) => (code.supplied ? 'supplied' : undefined),
}
