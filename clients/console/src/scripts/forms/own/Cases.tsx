/** The cases of a switch: each an exit, with the values that lead there. */

import { Field } from '../Field'
import { Findings } from '../Findings'
import { Frame } from '../inputs/Several'
import { Rows } from '../inputs/Rows'
import { useFindings, useForm, type FieldProps } from '../node'
import { freshName, moved, valueOf, withMember } from '../values'
import { labelOf } from '../words'
import { tn } from '../../../texts'
import { ExitName } from './ExitName'
import { useExitGroups, type ExitGroups } from './exitGroups'
import css from '../forms.module.css'

export function Cases({ field, path, label, hint }: FieldProps) {
  const groups = useExitGroups(field)
  const names = groups.list.map((_, at) => groups.nameOf(at))
  return (
    <Frame path={path} label={label} hint={hint}>
      <Rows
        boxed
        label={label}
        count={groups.list.length}
        nameOf={(at) => names[at] || tn('entry', { number: at + 1 })}
        draw={(at) => <Case field={field} groups={groups} at={at} path={`${path}[${at + 1}]`} />}
        onMove={(at, by) => groups.setAll(moved(groups.list, at, by))}
        onRemove={groups.remove}
        onAdd={() => groups.setAll([...groups.list, { [groups.member.name]: freshName(names) }])}
        addLabel={tn('addCase')}
        most={field.most}
      />
    </Frame>
  )
}

function Case({ field, groups, at, path }: { field: FieldProps['field']; groups: ExitGroups; at: number; path: string }) {
  const { kind } = useForm()
  const issues = useFindings(path)
  const group = groups.list[at] ?? {}
  return (
    <div className={css.fields}>
      {(field.fields ?? []).map((each) => (
        <div key={each.name} className={css.field}>
          {each.name === groups.member.name ? (
            <ExitName groups={groups} at={at} path={`${path}.${each.name}`} label={labelOf(kind, [field.name, each.name], each)} />
          ) : (
            <Field
              field={each}
              path={`${path}.${each.name}`}
              label={labelOf(kind, [field.name, each.name], each)}
              value={valueOf(group, each)}
              onChange={(value, step) => groups.set(at, withMember(group, each, value), step)}
            />
          )}
        </div>
      ))}
      <Findings issues={issues} />
    </div>
  )
}
