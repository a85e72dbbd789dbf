/** Names, colours and the logo. */

import '@mantine/core/styles/Combobox.layer.css'
import { Select, Textarea, TextInput } from '@mantine/core'
import { of, tl, wordOf } from '../texts'
import type { Layout } from '../types'
import { NumberField } from '../form/inputs/number'
import { Colour } from './Colour'
import css from './layouts.module.css'
import { Logo } from './Logo'
import { whole, type PartProps } from './part'

const label = (field: string): string => of('layouts', `fields.${field}.label`)
const hint = (field: string): string | undefined => of('layouts', `fields.${field}.hint`) || undefined
const SINGLE = ['header', 'header_text', 'accent', 'accent_text', 'own', 'own_text', 'bubble', 'bubble_text', 'background', 'text'] as const
type Single = (typeof SINGLE)[number]

/** What a colour follows as long as it has no own value: as the server derives it. */
function followed(draft: Layout, scheme: 'light' | 'dark', name: Single): string {
  const own = draft[scheme]
  const ground = scheme === 'light' ? { background: '#ffffff', text: '#1a1f1e', bubble: '#eceff0' } : { background: '#1b2120', text: '#eef2f1', bubble: '#323a39' }
  if (name === 'background' || name === 'text' || name === 'bubble') return ground[name]
  if (name === 'bubble_text') return own.text ?? ground.text
  if (name === 'accent') return draft.colour
  if (name === 'accent_text') return draft.accent_text
  return name.endsWith('_text') ? (own.accent_text ?? draft.accent_text) : (own.accent ?? draft.colour)
}

interface Props extends PartProps {
  onLogo: (picture: File) => Promise<string | undefined>
}

export function LookTab({ draft, change, wrong, readOnly, onLogo }: Props) {
  const palettes = draft.scheme === 'auto' ? (['light', 'dark'] as const) : ([draft.scheme] as const)
  return (
    <div className={css.fields}>
      <TextInput label={label('title')} description={hint('title')} value={draft.title} error={whole(wrong, 'title')} readOnly={readOnly} required maxLength={60} onChange={(event) => change({ title: event.currentTarget.value })} />
      <Textarea label={label('description')} value={draft.description} error={whole(wrong, 'description')} readOnly={readOnly} rows={2} maxLength={1000} onChange={(event) => change({ description: event.currentTarget.value })} />
      <Logo id={draft.logo} readOnly={readOnly} error={whole(wrong, 'logo')} onChoose={onLogo} onOff={() => change({ logo: null })} />
      <div className={css.halves}>
        <Colour label={label('colour')} hint={hint('colour')} value={draft.colour} error={whole(wrong, 'colour')} readOnly={readOnly} onChange={(colour) => change({ colour: colour ?? '' })} />
        <Colour label={label('accent_text')} value={draft.accent_text} error={whole(wrong, 'accent_text')} readOnly={readOnly} onChange={(colour) => change({ accent_text: colour ?? '' })} />
        <NumberField label={label('radius')} value={draft.radius} error={whole(wrong, 'radius')} readOnly={readOnly} least={0} most={32} unit="px" onChange={(radius) => change({ radius })} />
        <Select
          label={label('scheme')}
          value={draft.scheme}
          readOnly={readOnly}
          allowDeselect={false}
          data={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: wordOf('layouts', 'scheme', value) }))}
          onChange={(scheme) => scheme && change({ scheme: scheme as Layout['scheme'] })}
        />
      </div>
      {palettes.map((scheme) => (
        <details key={scheme} className={css.more} open={Object.values(draft[scheme]).some(Boolean) || undefined}>
          <summary>{tl(`${scheme}Colours`)}</summary>
          <div className={css.halves}>
            {SINGLE.map((name) => (
              <Colour
                key={name}
                label={tl(`colours.${name}`)}
                value={draft[scheme][name]}
                from={followed(draft, scheme, name)}
                error={wrong[scheme]?.[name]}
                readOnly={readOnly}
                onChange={(colour) => change({ [scheme]: { ...draft[scheme], [name]: colour } })}
              />
            ))}
          </div>
        </details>
      ))}
    </div>
  )
}
