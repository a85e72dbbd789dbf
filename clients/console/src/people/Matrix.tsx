/** The permissions of a role or token: objects in rows, tasks in columns, each row and column as a whole as well. */

import '@mantine/core/styles/Checkbox.layer.css'
import '@mantine/core/styles/InlineInput.layer.css'
import { Checkbox, Input as Wrapper, Skeleton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useListed } from '../collection/lists'
import type { Input, InputProps } from '../form/field'
import { useGrid } from '../form/useGrid'
import { useConsole } from '../here'
import { t } from '../texts'
import type { PermissionObject } from '../types'
import { COMMON, everyOf, matching, ofTask, permissionOf, pressed, ticks } from './matrix'
import css from './people.module.css'
import { objectWord, permissionWord, taskWord } from './permissions'
import { tp } from './texts'

/** Pixels that are kept free for the objects until they are known: about a screen of them. */
const WAITING = 900

const wordsOf = ({ object, tasks }: PermissionObject): string => [objectWord(object), object, ...tasks.flatMap((task) => [taskWord(task), task])].join('\n')

export const matrix: Input<readonly string[]> = { Show: (props) => <Matrix {...props} /> }

function Matrix({ id, label, hint, value, onChange, error, wrong, readOnly }: InputProps<readonly string[]>) {
  const { lists, may } = useConsole()
  const listed = useListed<PermissionObject>(lists, may('role:view') ? 'permissions' : null)
  const asking = may('role:view') && listed.state === 'asking' && listed.items.length === 0
  const [filter, setFilter] = useState('')
  const grid = useGrid([0, 0])
  const held = new Set(value)
  // Who may not see what there is sees what is held.
  const objects = listed.items.length > 0 ? listed.items : grouped(value)
  const shown = matching(objects, filter, wordsOf)
  const mayGive = (permission: string): boolean => !readOnly && may(permission)

  if (asking) {
    return (
      <Wrapper.Wrapper id={id} label={label} labelElement="div">
        <Skeleton height={WAITING} radius={8} mt={4} aria-busy />
      </Wrapper.Wrapper>
    )
  }

  function box(row: number, column: number, permissions: readonly string[], name: string, word?: string) {
    const state = ticks(held, permissions)
    const given = permissions.some(mayGive)
    return (
      <Checkbox
        size="xs"
        {...grid.cell(row, column)}
        aria-label={name}
        {...(word ? { label: word } : {})}
        title={given || readOnly ? name : tp('beyond')}
        checked={state === 'all'}
        indeterminate={state === 'some'}
        aria-disabled={!given || undefined}
        data-fixed={!given || undefined}
        className={css.box ?? ''}
        onChange={() => given && onChange(pressed(value, permissions, mayGive))}
      />
    )
  }

  return (
    <Wrapper.Wrapper id={id} label={label} labelElement="div" description={(!readOnly && hint) || undefined} error={error ?? Object.values(wrong)[0]}>
      <div className={css.tools}>
        <TextInput
          type="search"
          size="xs"
          aria-label={tp('search')}
          placeholder={tp('search')}
          leftSection={<IconSearch size={14} />}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
        <span role="status">{tp('held', { count: value.length })}</span>
      </div>
      <div className={css.scroll}>
        <table className={css.matrix} role="grid" aria-label={label} aria-describedby={`${id}-keys`} {...grid.around}>
          <thead>
            <tr>
              <th scope="col">{box(0, 0, shown.flatMap(everyOf), tp('everything'), tp('object'))}</th>
              {COMMON.map((task, index) => (
                <th key={task} scope="col" className={css.task}>
                  <span aria-hidden>{taskWord(task)}</span>
                  {box(0, index + 1, ofTask(shown, task), tp('allTask', { task: taskWord(task) }))}
                </th>
              ))}
              <th scope="col">{tp('more')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((each, index) => (
              <tr key={each.object}>
                <th scope="row">{box(index + 1, 0, everyOf(each), tp('allOf', { object: objectWord(each.object) }), objectWord(each.object))}</th>
                {COMMON.map((task, at) => (
                  <td key={task} className={css.task}>
                    {each.tasks.includes(task) && box(index + 1, at + 1, [permissionOf(each.object, task)], permissionWord(permissionOf(each.object, task)))}
                  </td>
                ))}
                <td>
                  <div className={css.others}>
                    {each.tasks
                      .filter((task) => !(COMMON as readonly string[]).includes(task))
                      .map((task, at) => (
                        <span key={task}>{box(index + 1, COMMON.length + 1 + at, [permissionOf(each.object, task)], permissionWord(permissionOf(each.object, task)), taskWord(task))}</span>
                      ))}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {shown.length === 0 && filter && <p className={css.none}>{tp('none', { filter })}</p>}
        {listed.state === 'failed' && objects.length === 0 && <p className={css.none}>{t('form.unknownList')}</p>}
      </div>
      <p id={`${id}-keys`} className={css.hint}>
        {tp('keys')}
      </p>
    </Wrapper.Wrapper>
  )
}

function grouped(permissions: readonly string[]): PermissionObject[] {
  const tasks = new Map<string, string[]>()
  for (const permission of permissions) {
    const [object = '', task = ''] = permission.split(':')
    tasks.set(object, [...(tasks.get(object) ?? []), task])
  }
  return [...tasks].map(([object, own]) => ({ object, tasks: own }))
}
