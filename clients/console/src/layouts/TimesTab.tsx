/** When a silent visitor is warned, and when the chat ends. */

import { NumberField } from '../form/inputs/number'
import { of } from '../texts'
import css from './layouts.module.css'
import { whole, type PartProps } from './part'

export function TimesTab({ draft, change, wrong, readOnly }: PartProps) {
  const told = (field: 'idle_warn' | 'idle_end') => ({
    label: of('layouts', `fields.${field}.label`),
    hint: of('layouts', `fields.${field}.hint`),
    value: draft[field],
    error: whole(wrong, field),
    readOnly,
    least: 0,
    most: 86_400,
    unit: 's',
    onChange: (value: number) => change({ [field]: value }),
  })
  return (
    <div className={css.halves}>
      <NumberField {...told('idle_warn')} />
      <NumberField {...told('idle_end')} />
    </div>
  )
}
