/** Layouts: how the chat window looks. Texts of its own that a layout has are kept as they are. */

import { TextInput } from '@mantine/core'
import { IconLayout } from '@tabler/icons-react'
import type { Described, SectionProps } from '../collection/described'
import { field, type Input } from '../form/field'
import inputs from '../form/inputs/inputs.module.css'
import { choice } from '../form/inputs/choice'
import { number } from '../form/inputs/number'
import { long, name, text } from '../form/inputs/text'
import { t, tw } from '../texts'
import type { Layout } from '../types'
import { contrast, ENOUGH, isColour } from './contrast'
import css from './webchat.module.css'

const colour: Input<string> = {
  check: (value) => (isColour(value) ? undefined : t('wrong.colour')),
  Show: ({ id, label, hint, value, onChange, error, readOnly }) => (
    <div className={inputs.swatch}>
      <TextInput
        id={id}
        className={inputs.grow ?? ''}
        label={label}
        description={hint || undefined}
        value={value}
        error={error}
        readOnly={readOnly}
        maxLength={7}
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <input type="color" aria-label={tw('pick', { what: label })} value={isColour(value) ? value : '#000000'} disabled={readOnly} onChange={(event) => onChange(event.currentTarget.value)} />
    </div>
  ),
}

/** The button's colours as they are, and whether they can be read. */
function Sample({ draft }: SectionProps<Layout>) {
  if (!isColour(draft.colour) || !isColour(draft.accent_text)) return null
  const found = contrast(draft.colour, draft.accent_text)
  const poor = found < ENOUGH
  const ratio = found.toLocaleString(undefined, { maximumFractionDigits: 1 })
  return (
    <div className={css.sample}>
      <b aria-hidden style={{ background: draft.colour, color: draft.accent_text, borderRadius: draft.radius }}>
        {draft.title}
      </b>
      <span role="status" data-poor={poor || undefined}>
        {tw(poor ? 'poor' : 'sample', { ratio })}
      </span>
    </div>
  )
}

export const layouts: Described<Layout> = {
  path: 'layouts',
  permission: 'layout',
  texts: 'layouts',
  icon: IconLayout,
  keyOf: (layout) => layout.name,
  cloned: true,
  columns: [
    { name: 'name', text: (layout) => layout.name },
    { name: 'description', text: (layout) => layout.description, wide: true },
    { name: 'title', text: (layout) => layout.title },
    {
      name: 'look',
      text: (layout) => `${layout.colour} ${layout.accent_text}`,
      cell: (layout) => (
        <span className={css.look}>
          <i style={{ background: layout.colour }} aria-hidden />
          {layout.colour}
        </span>
      ),
      wide: true,
    },
  ],
  parts: [
    { fields: [field('name', name(), { required: true, fixed: true }), field('description', long(1000)), field('title', text({ most: 60 }), { required: true })] },
    {
      title: 'look',
      fields: [
        field('colour', colour, { half: true }),
        field('accent_text', colour, { half: true }),
        field('radius', number({ least: 0, most: 32, unit: 'px' }), { half: true }),
        field('position', choice('layouts', 'position', ['right', 'left'] as const), { half: true }),
      ],
    },
    {
      title: 'idle',
      fields: [
        field('idle_warn', number({ least: 0, most: 86_400, unit: 's' }), { half: true }),
        field('idle_end', number({ least: 0, most: 86_400, unit: 's' }), { half: true }),
      ],
    },
  ],
  blank: { name: '', description: '', title: '', colour: '#0f766e', accent_text: '#ffffff', radius: 12, position: 'right', texts: {}, idle_warn: 270, idle_end: 300, supplied: false },
  toDraft: (layout) => layout,
  toBody: (layout) => layout,
  fixed: (layout) => (layout.supplied ? 'supplied' : undefined),
  Section: Sample,
}
