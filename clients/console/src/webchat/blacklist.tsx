/** The chat blacklist: addresses that get nothing. */

import { TextInput } from '@mantine/core'
import { dateTime, fullTime } from '@cordboard/ui/format.ts'
import { IconBan } from '@tabler/icons-react'
import { numberColumn } from '../collection/cells'
import type { Described } from '../collection/described'
import { field, type Input } from '../form/field'
import { yesNo } from '../form/inputs/choice'
import { long, text } from '../form/inputs/text'
import { t } from '../texts'
import type { BlacklistEntry } from '../types'
import { BlacklistPreview } from './BlacklistPreview'
import { startAddress } from './Bounds'
import { count, fieldOfEntry, fromEntry, localTime, toEntry, type Draft } from './entry'

const address = text({ most: 60 })

/** A point in time, on the wall clock of who enters it. */
const moment: Input<string> = {
  Show: ({ id, label, hint, value, onChange, error, readOnly }) => (
    <TextInput
      id={id}
      type="datetime-local"
      label={label}
      description={hint || undefined}
      value={localTime(value)}
      error={error}
      readOnly={readOnly}
      onChange={(event) => onChange(event.currentTarget.value ? new Date(event.currentTarget.value).toISOString() : '')}
    />
  ),
}

export const blacklist: Described<BlacklistEntry, Draft> = {
  path: 'blacklist',
  permission: 'blacklist',
  texts: 'blacklist',
  icon: IconBan,
  keyOf: (entry) => entry.id,
  titleOf: (entry) => entry.description || entry.start,
  columns: [
    { name: 'description', text: (entry) => entry.description || entry.start },
    { name: 'start', text: (entry) => entry.start },
    { name: 'end', text: (entry) => entry.end, wide: true },
    { name: 'count', text: (entry) => count(entry.count), order: (entry) => Number(entry.count), by: null, numeric: true, wide: true },
    {
      name: 'expires_at',
      text: (entry) => (entry.expires_at ? dateTime(entry.expires_at) : ''),
      cell: (entry) => (entry.expires_at ? <time title={fullTime(entry.expires_at)}>{dateTime(entry.expires_at)}</time> : t('table.nothing')),
      order: (entry) => entry.expires_at ?? '~',
      wide: true,
    },
    numberColumn('hits', (entry) => entry.hits, '', { wide: true }),
    { name: 'created', text: (entry) => `${entry.created_by}, ${dateTime(entry.created_at)}`, order: (entry) => entry.created_at, by: 'created_at', extra: true },
  ],
  parts: [
    {
      fields: [
        field('description', long(1000)),
        field('range', yesNo),
        startAddress,
        field('end', address, { required: true, when: (draft) => draft.range }),
        field('expires_at', moment),
      ],
    },
  ],
  blank: { description: '', range: false, start: '', end: '', expires_at: '' },
  toDraft: fromEntry,
  toBody: toEntry,
  fieldOf: fieldOfEntry,
  Section: BlacklistPreview,
}
