/** Outcomes. */

import { IconFlagCheck } from '@tabler/icons-react'
import { namesColumn, yesOrNo } from '../collection/cells'
import type { Described } from '../collection/described'
import { field } from '../form/field'
import { choice, yesNo } from '../form/inputs/choice'
import { maybeNumber } from '../form/inputs/number'
import { long, name, text } from '../form/inputs/text'
import { words } from '../form/inputs/words'
import { t, wordOf } from '../texts'
import type { Outcome } from '../types'
import { crossed } from './outcomeCategories'

const TYPES = ['none', 'integer', 'enumerated', 'string', 'money', 'date', 'time'] as const

const bounded = ({ type }: Outcome): boolean => type === 'integer' || type === 'money'

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
        field('pattern', text({ most: 200 }), { half: true, when: (draft) => draft.type === 'string' }),
        field('hint', text({ most: 200 }), { half: true, when: (draft) => draft.type === 'string' }),
        field('minimum', maybeNumber({ broken: true }), { half: true, when: bounded }),
        field('maximum', maybeNumber({ broken: true }), { half: true, when: bounded }),
        field('categories', words),
        field('reportable', yesNo),
      ],
    },
  ],
  blank: { name: '', description: '', type: 'none', choices: [], pattern: '', hint: '', minimum: null, maximum: null, categories: [], reportable: true },
  toDraft: (outcome) => outcome,
  toBody: (outcome) => ({
    ...outcome,
    // What another type has left in the form is not part of this one.
    choices: outcome.type === 'enumerated' ? outcome.choices : [],
    ...(outcome.type === 'string' ? {} : { pattern: '', hint: '' }),
    ...(bounded(outcome) ? {} : { minimum: null, maximum: null }),
  }),
  check: (draft): Record<string, string> => {
    if (draft.type === 'enumerated' && draft.choices.length === 0) return { choices: t('wrong.missing') }
    return bounded(draft) ? crossed('maximum', draft.minimum, draft.maximum) : {}
  },
}
