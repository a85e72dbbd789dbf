/** What is given to a called script, or to a stored statement: its own properties or arguments, each with a value or without. */

import '@mantine/core/styles/InlineInput.layer.css'
import '@mantine/core/styles/Switch.layer.css'
import { Button, Switch } from '@mantine/core'
import { tn } from '../../../texts'
import { useAround } from '../around'
import { Field } from '../Field'
import { ByName, Frame } from '../inputs/Several'
import type { FieldProps } from '../node'
import type { FieldKind } from '../../kinds'
import { membersOf } from '../values'
import css from '../forms.module.css'

export interface Wanted {
  readonly name: string
  readonly label: string
  /** What it is: text, number, yes_no, queue … */
  readonly type: string
  readonly description: string
  /** What counts when nothing is given. */
  readonly otherwise: string
}

/** `wanted` null: what is called is not known, and everything is typed by hand. */
export function Arguments({ wanted, ...props }: FieldProps & { wanted: readonly Wanted[] | null }) {
  if (wanted === null) return <ByName {...props} />
  return <KnownArguments wanted={wanted} {...props} />
}

function KnownArguments({ wanted, field, path, label, hint, value, onChange }: FieldProps & { wanted: readonly Wanted[] }) {
  const { readOnly } = useAround()
  const map = membersOf(value)
  const strange = Object.keys(map).filter((name) => wanted.every((each) => each.name !== name))
  const set = (name: string, next: unknown, step?: boolean): void => onChange({ ...map, [name]: next }, step)
  const unset = (name: string): void => onChange(Object.fromEntries(Object.entries(map).filter(([each]) => each !== name)), true)
  return (
    <Frame path={path} label={label} hint={hint}>
      {wanted.length === 0 && strange.length === 0 && <p className={css.none}>{tn('noArguments')}</p>}
      {wanted.map((each) => {
        const given = Object.hasOwn(map, each.name)
        return (
          <div key={each.name} className={css.argument}>
            <Switch
              size="xs"
              label={each.label || each.name}
              description={given ? each.description || undefined : each.otherwise}
              checked={given}
              disabled={readOnly}
              onChange={(event) => (event.currentTarget.checked ? set(each.name, blankOf(each.type), true) : unset(each.name))}
            />
            {given && <Field field={fieldFor(each, field.item as FieldKind)} path={`${path}.${each.name}`} label={tn('valueOf', { what: each.label || each.name })} bare value={map[each.name]} onChange={(next, step) => set(each.name, next, step)} />}
          </div>
        )
      })}
      {strange.map((name) => (
        <div key={name} className={css.argument}>
          <span className={css.strange}>{tn('strangeArgument', { name })}</span>
          {!readOnly && (
            <Button variant="subtle" size="compact-sm" aria-label={tn('remove', { what: name })} onClick={() => unset(name)}>
              {tn('takeAway')}
            </Button>
          )}
        </div>
      ))}
    </Frame>
  )
}

const NAMING = new Set(['queue', 'group', 'calendar', 'skill', 'agent', 'host'])

/** A field for one argument, by what it is; a placeholder may stand in every one. */
function fieldFor({ name, type }: Wanted, item: FieldKind): FieldKind {
  if (type === 'yes_no') return { ...item, name }
  if (type === 'number' || type === 'seconds') return { name, type, description: '', default: null, names: '', placeholder: true, whole: type === 'seconds', empty: true }
  return { name, type: 'template', description: '', default: '', names: NAMING.has(type) ? type : '', longest: 1_000 }
}

function blankOf(type: string): unknown {
  return type === 'yes_no' ? false : type === 'number' || type === 'seconds' ? 0 : ''
}
