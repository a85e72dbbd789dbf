/** The shares of a split, with what they add up to. */

import { Button } from '@mantine/core'
import { locale } from '@cordboard/ui/language.ts'
import { tn } from '../../../texts'
import { useAround } from '../around'
import { Field } from '../Field'
import { Frame } from '../inputs/Several'
import { Rows } from '../inputs/Rows'
import { useForm, type FieldProps } from '../node'
import { equalShares, freshName, moved, sumOf, valueOf, withMember } from '../values'
import { labelOf } from '../words'
import { ExitName } from './ExitName'
import { useExitGroups } from './exitGroups'
import css from '../forms.module.css'

const WHOLE = 100

export function Shares({ field, path, label, hint }: FieldProps) {
  const { kind } = useForm()
  const { readOnly } = useAround()
  const groups = useExitGroups(field)
  const percent = field.fields?.find((each) => each.type === 'number')
  const names = groups.list.map((_, at) => groups.nameOf(at))
  if (!percent) return null
  const sum = sumOf(groups.list.map((group) => Number(valueOf(group, percent))))

  function equally(): void {
    const shares = equalShares(groups.list.length)
    groups.setAll(groups.list.map((group, at) => withMember(group, percent as typeof field, shares[at])))
  }

  return (
    <Frame
      path={path}
      label={label}
      hint={hint}
      after={
        groups.list.length > 0 && (
          <div className={css.sum} data-wrong={sum !== WHOLE || undefined}>
            <span role="status">{sum === WHOLE ? tn('sum', { sum: sum.toLocaleString(locale()) }) : tn(sum < WHOLE ? 'sumLacks' : 'sumOver', { sum: sum.toLocaleString(locale()), rest: Math.abs(sumOf([WHOLE, -sum])).toLocaleString(locale()) })}</span>
            {!readOnly && (
              <Button variant="subtle" size="compact-sm" onClick={equally}>
                {tn('shareEqually')}
              </Button>
            )}
          </div>
        )
      }
    >
      <Rows
        boxed
        label={label}
        count={groups.list.length}
        nameOf={(at) => names[at] || tn('entry', { number: at + 1 })}
        draw={(at) => {
          const group = groups.list[at] ?? {}
          const here = `${path}[${at + 1}]`
          return (
            <div className={css.share}>
              <ExitName groups={groups} at={at} path={`${here}.${groups.member.name}`} label={labelOf(kind, [field.name, groups.member.name], groups.member)} />
              <Field
                field={percent}
                path={`${here}.${percent.name}`}
                label={labelOf(kind, [field.name, percent.name], percent)}
                value={valueOf(group, percent)}
                onChange={(value, step) => groups.set(at, withMember(group, percent, value), step)}
              />
            </div>
          )
        }}
        onMove={(at, by) => groups.setAll(moved(groups.list, at, by))}
        onRemove={groups.remove}
        onAdd={() => groups.setAll([...groups.list, { [groups.member.name]: freshName(names) }])}
        addLabel={tn('addShare')}
        most={field.most}
      />
    </Frame>
  )
}
