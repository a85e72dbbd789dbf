/** Categories of outcomes. */

import { locale } from '@cordboard/ui/language.ts'
import { IconFolders } from '@tabler/icons-react'
import { yesOrNo } from '../collection/cells'
import type { Described } from '../collection/described'
import { field } from '../form/field'
import { yesNo } from '../form/inputs/choice'
import { maybeNumber, number } from '../form/inputs/number'
import { long, name } from '../form/inputs/text'
import { t } from '../texts'
import type { OutcomeCategory } from '../types'

export const MOST_OUTCOMES = 50

export const outcomeCategories: Described<OutcomeCategory> = {
  path: 'outcome-categories',
  permission: 'outcome',
  texts: 'outcomeCategories',
  icon: IconFolders,
  keyOf: (category) => category.name,
  columns: [
    { name: 'name', text: (category) => category.name },
    { name: 'description', text: (category) => category.description, wide: true },
    { name: 'selectable', text: (category) => yesOrNo(category.selectable) },
    { name: 'minimum', text: (category) => category.minimum.toLocaleString(locale()), order: (category) => category.minimum, numeric: true },
    { name: 'maximum', text: (category) => category.maximum?.toLocaleString(locale()) ?? '', order: (category) => category.maximum ?? MOST_OUTCOMES + 1, numeric: true },
    { name: 'reportable', text: (category) => yesOrNo(category.reportable) },
  ],
  parts: [
    {
      fields: [
        field('name', name(), { required: true, fixed: true }),
        field('description', long(1000)),
        field('selectable', yesNo),
        field('minimum', number({ least: 0, most: MOST_OUTCOMES }), { half: true, when: (draft) => draft.selectable }),
        field('maximum', maybeNumber({ least: 1, most: MOST_OUTCOMES }), { half: true, when: (draft) => draft.selectable }),
        field('reportable', yesNo),
      ],
    },
  ],
  blank: { name: '', description: '', reportable: true, selectable: true, minimum: 0, maximum: null },
  toDraft: (category) => category,
  toBody: (category) => category,
  check: (draft) => crossed('maximum', draft.minimum, draft.maximum),
}

/** What is wrong with bounds of which the upper lies below the lower. */
export function crossed(field: string, least: number | null, most: number | null): Record<string, string> {
  return least !== null && most !== null && most < least ? { [field]: t('wrong.least', { bound: least.toLocaleString(locale()) }) } : {}
}
