/** The default of a property, entered by its type. */

import '@mantine/core/styles/Combobox.layer.css'
import '@mantine/core/styles/NumberInput.layer.css'
import { NumberInput, Select } from '@mantine/core'
import { fractions } from '../../form/inputs/number'
import { tn } from '../../texts'
import type { Property } from '../../types'
import { useAround } from './around'
import { CodeField } from './expression/CodeField'
import { numberWrong } from './inputs/Simple'
import { typeOfProperty } from './propertyList'
import { namesOf } from './told'
import { useDraft } from './useDraft'
import { spoken } from './words'
import { LAZY, SCROLLING } from './lazy'

interface Props {
  property: Property
  onChange: (value: string | number | boolean | null) => void
}

const A_WEEK = 604_800
const LONGEST = { text: 1_000, message: 4_000, name: 100 }

export function PropertyDefault({ property, onChange }: Props) {
  const { names } = useAround()
  const type = typeOfProperty(property)
  const label = tn('properties.default')
  const path = `properties.${property.name}.default`
  switch (type) {
    case 'yes_no':
      return <YesNoDefault property={property} label={label} onChange={onChange} />
    case 'number':
    case 'seconds':
      return <NumberDefault property={property} label={label} onChange={onChange} />
    case 'message':
    case 'text':
      return (
        <CodeField
          label={label}
          value={String(property.default ?? '')}
          onChange={(text) => onChange(text === '' ? null : text)}
          holds={type === 'message' ? 'template' : 'plain'}
          rows={type === 'message' ? 3 : 1}
          longest={LONGEST[type]}
          path={path}
        />
      )
    default:
      return (
        <CodeField
          label={label}
          value={String(property.default ?? '')}
          onChange={(text) => onChange(text === '' ? null : text)}
          holds="plain"
          options={namesOf(names, type)}
          longest={LONGEST.name}
          path={path}
        />
      )
  }
}

function YesNoDefault({ property, label, onChange }: Props & { label: string }) {
  const { readOnly } = useAround()
  return (
    <Select
      comboboxProps={LAZY}
      {...SCROLLING}
      label={label}
      value={String(property.default === true)}
      readOnly={readOnly}
      allowDeselect={false}
      data={[
        { value: 'true', label: tn('yes') },
        { value: 'false', label: tn('no') },
      ]}
      // No is what counts without a default.
      onChange={(next) => onChange(next === 'true' ? true : property.default === false ? false : null)}
    />
  )
}

function NumberDefault({ property, label, onChange }: Props & { label: string }) {
  const { readOnly } = useAround()
  const seconds = typeOfProperty(property) === 'seconds'
  const bounds = {
    ...(seconds ? { whole: true, least: 0, most: A_WEEK } : {}),
    ...(property.least === null || property.least === undefined ? {} : { least: property.least }),
    ...(property.most === null || property.most === undefined ? {} : { most: property.most }),
  }
  const draft = useDraft(
    String(property.default ?? ''),
    (text) => onChange(text === '' ? null : Number(text)),
    (text) => (text === '' ? undefined : numberWrong(text, bounds)),
  )
  return (
    <NumberInput
      label={label}
      description={seconds ? spoken(Number(draft.text)) || undefined : undefined}
      value={draft.text}
      readOnly={readOnly}
      clampBehavior="none"
      {...fractions()}
      allowDecimal={!seconds}
      placeholder={tn('properties.noDefault')}
      error={draft.wrong}
      suffix={seconds && draft.text !== '' ? ` ${tn('secondsUnit')}` : ''}
      onChange={(next) => draft.write(String(next))}
    />
  )
}
