/** Data sources: stored questions to databases. */

import { IconDatabase } from '@tabler/icons-react'
import { namesColumn, numberColumn } from '../collection/cells'
import type { Described } from '../collection/described'
import { field } from '../form/field'
import { number } from '../form/inputs/number'
import { long, name, text } from '../form/inputs/text'
import type { DataSource } from '../types'
import { statements } from './Statements'

export const dataSources: Described<DataSource> = {
  path: 'data-sources',
  permission: 'data_source',
  texts: 'dataSources',
  icon: IconDatabase,
  keyOf: (source) => source.name,
  columns: [
    { name: 'name', text: (source) => source.name },
    { name: 'description', text: (source) => source.description, wide: true },
    { name: 'connection', text: (source) => source.connection },
    namesColumn('statements', (source) => source.statements.map((statement) => statement.name), { by: null }),
    numberColumn('timeout', (source) => source.timeout, 's', { wide: true }),
    numberColumn('max_rows', (source) => source.max_rows, '', { wide: true }),
  ],
  parts: [
    {
      fields: [
        field('name', name(), { required: true, fixed: true }),
        field('description', long(1000)),
        field('connection', text({ most: 64, pattern: /^[A-Za-z0-9_-]+$/ }), { required: true }),
        field('timeout', number({ least: 1, most: 10, unit: 's' }), { half: true }),
        field('max_rows', number({ least: 1, most: 100 }), { half: true }),
        field('statements', statements),
      ],
    },
  ],
  blank: { name: '', description: '', connection: '', timeout: 2, max_rows: 1, statements: [] },
  toDraft: (source) => source,
  toBody: (source) => source,
}
