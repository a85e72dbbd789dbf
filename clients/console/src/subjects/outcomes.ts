/** Outcomes. */

import { IconFlagCheck } from '@tabler/icons-react'
import { namesColumn, yesOrNo } from '../collection/cells'
import type { Described } from '../collection/described'
import { field } from '../form/field'
import { choice, yesNo } from '../form/inputs/choice'
import { long, name } from '../form/inputs/text'
import { words } from '../form/inputs/words'
import { t, wordOf } from '../texts'
import type { Outcome } from '../types'

const TYPES = ['none', 'integer', 'enumerated', 'string', 'money', 'date', 'time'] as const

export const outcomes: Described<Outcome> = {
  path: 'outcomes',
  permission: 'outcome',
  texts: 'outcomes',
  icon: IconFlagCheck,
  keyOf: (outcome) => outcome.name,
  columns: [
    { name: 'name', text: (outcome) => outcome.name },
    { name: 'description', text: (outcome) => outcome.description, wide: true },
    { name: 'type', text: (outcome) => wordOf('outcomes', 'type', outcome.type) },
    namesColumn('choices', (outcome) => outcome.choices, { wide: true }),
    namesColumn('categories', (outcome) => outcome.categories),
    { name: 'reportable', text: (outcome) => yesOrNo(outcome.reportable), wide: true },
  ],
  parts: [
    {
      fields: [
        field('name', name(), { required: true, fixed: true }),
        field('description', long(1000)),
        field('type', choice('outcomes', 'type', TYPES)),
        field('choices', words, { when: (draft) => draft.type === 'enumerated' }),
        field('categories', words),
        field('reportable', yesNo),
      ],
    },
  ],
  blank: { name: '', description: '', type: 'none', choices: [], categories: [], reportable: true },
  toDraft: (outcome) => outcome,
  toBody: (outcome) => ({ ...outcome, choices: outcome.type === 'enumerated' ? outcome.choices : [] }),
  check: (draft): Record<string, string> => (draft.type === 'enumerated' && draft.choices.length === 0 ? { choices: t('wrong.missing') } : {}),
}
