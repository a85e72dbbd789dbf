/** The button that opens the window, and where it stands. */

import '@mantine/core/styles/Combobox.layer.css'
import '@mantine/core/styles/InlineInput.layer.css'
import '@mantine/core/styles/Switch.layer.css'
import { Select, Switch } from '@mantine/core'
import { NumberField } from '../form/inputs/number'
import { of, tl, wordOf } from '../texts'
import type { Layout } from '../types'
import css from './layouts.module.css'
import { whole, type PartProps } from './part'

const ICONS = ['bubble', 'question', 'headset', 'envelope', 'hand'] as const
const label = (field: string): string => of('layouts', `fields.${field}.label`)

export function LauncherTab({ draft, change, wrong, readOnly }: PartProps) {
  const { launcher } = draft
  const set = (part: Partial<Layout['launcher']>): void => change({ launcher: { ...launcher, ...part } })
  return (
    <div className={css.fields}>
      <div className={css.halves}>
        <Select label={tl('icon')} value={launcher.icon} readOnly={readOnly} allowDeselect={false} data={ICONS.map((value) => ({ value, label: tl(`icons.${value}`) }))} onChange={(icon) => icon && set({ icon: icon as Layout['launcher']['icon'] })} />
        <NumberField label={tl('size')} value={launcher.size} error={wrong.launcher?.size} readOnly={readOnly} least={44} most={80} unit="px" onChange={(size) => set({ size })} />
        <Select
          label={label('position')}
          value={draft.position}
          readOnly={readOnly}
          allowDeselect={false}
          data={(['right', 'left'] as const).map((value) => ({ value, label: wordOf('layouts', 'position', value) }))}
          onChange={(position) => position && change({ position: position as Layout['position'] })}
        />
        <span />
        <NumberField label={label('offset_side')} value={draft.offset_side} error={whole(wrong, 'offset_side')} readOnly={readOnly} least={0} most={200} unit="px" onChange={(offset_side) => change({ offset_side })} />
        <NumberField label={label('offset_bottom')} value={draft.offset_bottom} error={whole(wrong, 'offset_bottom')} readOnly={readOnly} least={0} most={200} unit="px" onChange={(offset_bottom) => change({ offset_bottom })} />
      </div>
      <Switch label={tl('label')} description={tl('labelHint')} checked={launcher.label} disabled={readOnly} onChange={(event) => set({ label: event.currentTarget.checked })} />
    </div>
  )
}
