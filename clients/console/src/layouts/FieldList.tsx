/** The fields of a form: added, put in order, edited, removed. */

import { ActionIcon, Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { tl } from '../texts'
import { FieldEditor } from './FieldEditor'
import { blank, moved, removed, replaced, type FormField } from './fields'
import css from './layouts.module.css'
import { below } from './tabs'

interface Props {
  fields: readonly FormField[]
  languages: readonly string[]
  wrong: Readonly<Record<string, string>>
  readOnly: boolean
  onChange: (fields: FormField[]) => void
}

const MOST = 20

export function FieldList({ fields, languages, wrong, readOnly, onChange }: Props) {
  return (
    <div className={css.fields}>
      {fields.length === 0 && <p className={css.hint}>{tl('noFields')}</p>}
      {fields.map((field, index) => {
        const found = below(wrong, `${index}`)
        const { name } = field
        return (
          // The place is the key: a name is typed letter by letter.
          <fieldset key={index} className={css.card} data-wrong={Object.keys(found).length > 0 || undefined}>
            <legend>{tl('field', { number: index + 1, name })}</legend>
            {!readOnly && (
              <div className={css.cardTools}>
                <ActionIcon variant="subtle" color="gray" disabled={index === 0} aria-label={tl('fieldUp', { name })} onClick={() => onChange(moved(fields, index, -1))}>
                  <IconArrowUp size={16} />
                </ActionIcon>
                <ActionIcon variant="subtle" color="gray" disabled={index === fields.length - 1} aria-label={tl('fieldDown', { name })} onClick={() => onChange(moved(fields, index, 1))}>
                  <IconArrowDown size={16} />
                </ActionIcon>
                <ActionIcon variant="subtle" color="red.8" aria-label={tl('fieldRemove', { name })} onClick={() => onChange(removed(fields, index))}>
                  <IconTrash size={16} />
                </ActionIcon>
              </div>
            )}
            <FieldEditor field={field} before={fields.slice(0, index)} languages={languages} wrong={found} readOnly={readOnly} onChange={(next) => onChange(replaced(fields, index, next))} />
          </fieldset>
        )
      })}
      {!readOnly && fields.length < MOST && (
        <Button variant="default" leftSection={<IconPlus size={16} />} className={css.start ?? ''} onClick={() => onChange([...fields, blank(fields)])}>
          {tl('addField')}
        </Button>
      )}
    </div>
  )
}
