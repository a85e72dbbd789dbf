/** One property of a script. */

import '@mantine/core/styles/Combobox.layer.css'
import '@mantine/core/styles/InlineInput.layer.css'
import '@mantine/core/styles/Menu.layer.css'
import '@mantine/core/styles/NumberInput.layer.css'
import '@mantine/core/styles/Switch.layer.css'
import { Button, Menu, NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core'
import { fractions } from '../../form/inputs/number'
import { t, tn } from '../../texts'
import type { Property } from '../../types'
import type { Issue } from '../editor/model/definition'
import type { Editor } from '../editor/store'
import { useAround } from './around'
import { Findings } from './Findings'
import css from './forms.module.css'
import { numberWrong, variableWrong } from './inputs/Simple'
import { PropertyDefault } from './PropertyDefault'
import { changedProperty, PROPERTY_TYPES, retyped, typeOfProperty, type PropertyType, type Reading } from './propertyList'
import { useDraft } from './useDraft'
import { LAZY, SCROLLING } from './lazy'

interface Props {
  property: Property
  /** The names of all properties. */
  taken: readonly string[]
  reads: readonly Reading[]
  issues: readonly Issue[]
  editor: Editor
  onRename: (to: string) => void
  /** `member`: what is being typed into, so that the typing is undone as one. */
  onChange: (property: Property, member?: string) => void
}

export function PropertyCard({ property, taken, reads, issues, editor, onRename, onChange }: Props) {
  const { readOnly } = useAround()
  const type = typeOfProperty(property)
  const path = `properties.${property.name}`
  const name = useDraft(
    property.name,
    onRename,
    (text) => (text === '' ? t('wrong.missing') : (variableWrong(text) ?? (text !== property.name && taken.includes(text) ? tn('takenName') : undefined))),
    true,
  )
  const inNodes = reads.filter((each) => each.node !== '')
  return (
    <div className={css.fields} data-field={path}>
      <div className={css.field} data-half>
        <TextInput
          label={tn('properties.name')}
          value={name.text}
          readOnly={readOnly}
          error={name.wrong}
          spellCheck={false}
          onChange={(event) => name.write(event.currentTarget.value)}
          onBlur={name.settle}
          onKeyDown={(event) => event.key === 'Enter' && name.settle()}
        />
      </div>
      <div className={css.field} data-half>
        <Select
          comboboxProps={LAZY}
          {...SCROLLING}
          label={tn('properties.type')}
          value={type}
          readOnly={readOnly}
          allowDeselect={false}
          data={PROPERTY_TYPES.map((each) => ({ value: each, label: tn(`properties.types.${each}`) }))}
          onChange={(next) => next !== null && onChange(retyped(property, next as PropertyType))}
        />
      </div>
      <div className={css.field}>
        <PropertyDefault property={property} onChange={(value) => onChange(changedProperty(property, { default: value }), 'default')} />
      </div>
      {(type === 'number' || type === 'seconds') && (
        <>
          <Bound which="least" property={property} onChange={onChange} />
          <Bound which="most" property={property} onChange={onChange} />
        </>
      )}
      <div className={css.field}>
        <Switch
          label={tn('properties.exposed')}
          description={tn('properties.exposedHint')}
          checked={property.exposed ?? false}
          disabled={readOnly}
          onChange={(event) => onChange(changedProperty(property, { exposed: event.currentTarget.checked }))}
        />
      </div>
      <div className={css.field}>
        <TextInput
          label={tn('properties.label')}
          description={tn('properties.labelHint')}
          value={property.label ?? ''}
          readOnly={readOnly}
          maxLength={100}
          onChange={(event) => onChange(changedProperty(property, { label: event.currentTarget.value }), 'label')}
        />
      </div>
      <div className={css.field}>
        <Textarea
          label={tn('properties.description')}
          value={property.description ?? ''}
          readOnly={readOnly}
          maxLength={1_000}
          rows={2}
          onChange={(event) => onChange(changedProperty(property, { description: event.currentTarget.value }), 'description')}
        />
      </div>
      <div className={css.field}>
        <Findings issues={issues} />
        {reads.length === 0 ? (
          <p className={css.none}>{tn('properties.unused')}</p>
        ) : (
          <Menu position="bottom-start" shadow="sm">
            <Menu.Target>
              <Button variant="subtle" size="compact-sm">
                {tn('properties.usedBy', { count: reads.length })}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {inNodes.slice(0, 30).map(({ node, field }) => (
                <Menu.Item key={`${node}/${field}`} onClick={() => editor.reveal(node, field)}>
                  {node}: {field.replaceAll('_', ' ')}
                </Menu.Item>
              ))}
              {reads
                .filter((each) => each.node === '')
                .map(({ field }) => (
                  <Menu.Label key={field}>{tn('properties.inProperty', { name: field })}</Menu.Label>
                ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
    </div>
  )
}

function Bound({ which, property, onChange }: { which: 'least' | 'most'; property: Property; onChange: Props['onChange'] }) {
  const { readOnly } = useAround()
  const draft = useDraft(
    String(property[which] ?? ''),
    (text) => onChange(changedProperty(property, { [which]: text === '' ? null : Number(text) }), which),
    (text) => (text === '' ? undefined : numberWrong(text, {})),
  )
  return (
    <div className={css.field} data-half>
      <NumberInput label={tn(`properties.${which}`)} value={draft.text} readOnly={readOnly} clampBehavior="none" {...fractions()} error={draft.wrong} onChange={(next) => draft.write(String(next))} />
    </div>
  )
}
