/** Lists of plain entries, lists of groups of fields, and maps. */

import { Input, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { FieldKind } from '../../kinds'
import { t, tn } from '../../../texts'
import { useAround } from '../around'
import { Field } from '../Field'
import { Findings } from '../Findings'
import { useFindings, useForm, type FieldProps } from '../node'
import { Words } from '../Told'
import { useDraft } from '../useDraft'
import { listOf, membersOf, moved, renamedKey, replaced, without, withMember, valueOf, type Members } from '../values'
import { hintOf, labelOf } from '../words'
import { Rows } from './Rows'
import { textWrong } from './Simple'
import css from '../forms.module.css'

/** The frame of a field that has several entries. */
export function Frame({ path, label, hint, children, after }: { path: string; label: string; hint: string | undefined; children: ReactNode; after?: ReactNode }) {
  const issues = useFindings(path)
  return (
    <Input.Wrapper label={label} labelElement="div" inputWrapperOrder={['label', 'description', 'input']} description={hint ? <Words text={hint} /> : undefined} data-field={path}>
      <div className={css.several} role="group" aria-label={label}>
        {children}
        {after}
      </div>
      <Findings issues={issues} />
    </Input.Wrapper>
  )
}

export function PlainList({ field, path, label, hint, value, onChange }: FieldProps) {
  const item = field.item as FieldKind
  const list = listOf(value)
  const blank = item.type === 'value' || item.type === 'template' || item.type === 'text' ? '' : item.default
  return (
    <Frame path={path} label={label} hint={hint}>
      <Rows
        label={label}
        count={list.length}
        nameOf={(at) => tn('entry', { number: at + 1 })}
        draw={(at) => (
          <Field
            field={item}
            path={`${path}[${at + 1}]`}
            label={tn('entryOf', { what: label, number: at + 1 })}
            bare
            value={list[at]}
            onChange={(next, step) => onChange(replaced(list, at, next), step)}
          />
        )}
        onMove={(at, by) => onChange(moved(list, at, by), true)}
        onRemove={(at) => onChange(without(list, at), true)}
        onAdd={() => onChange([...list, blank], true)}
        most={field.most}
      />
    </Frame>
  )
}

/** Groups of fields, each in a box. */
export function Groups({ field, path, label, hint, value, onChange }: FieldProps) {
  const { kind } = useForm()
  const list = listOf(value).map(membersOf)
  const members = field.fields ?? []
  const named = members[0]
  const nameOf = (at: number): string => String((named && list[at]?.[named.name]) || tn('entry', { number: at + 1 }))
  return (
    <Frame path={path} label={label} hint={hint}>
      <Rows
        boxed
        label={label}
        count={list.length}
        nameOf={nameOf}
        draw={(at) => <OneGroup field={field} path={`${path}[${at + 1}]`} group={list[at] ?? {}} labelFor={(each) => labelOf(kind, [field.name, each.name], each)} onChange={(next, step) => onChange(replaced(list, at, next), step)} />}
        onMove={(at, by) => onChange(moved(list, at, by), true)}
        onRemove={(at) => onChange(without(list, at), true)}
        onAdd={() => onChange([...list, {}], true)}
        most={field.most}
      />
    </Frame>
  )
}

interface GroupProps {
  field: FieldKind
  path: string
  group: Members
  labelFor: (each: FieldKind) => string
  onChange: (group: Members, step?: boolean) => void
}

export function OneGroup({ field, path, group, labelFor, onChange }: GroupProps) {
  const { kind } = useForm()
  const issues = useFindings(path)
  return (
    <>
      <div className={css.fields}>
        {(field.fields ?? []).map((each, at, all) => (
          <div key={each.name} className={css.field} data-half={pairs(all)[at] || undefined}>
            <Field
              field={each}
              path={`${path}.${each.name}`}
              label={labelFor(each)}
              hint={each.type === 'yes_no' || each.placeholder ? hintOf(kind, [field.name, each.name], each) : ''}
              value={valueOf(group, each)}
              onChange={(next, step) => onChange(withMember(group, each, next), step)}
            />
          </div>
        ))}
      </div>
      <Findings issues={issues} />
    </>
  )
}

/** Which of the fields stand beside one another: two that follow each other and need but half the width. */
export function pairs(fields: readonly FieldKind[]): readonly boolean[] {
  const found = fields.map(() => false)
  for (let at = 0; at + 1 < fields.length; at += 1) {
    if (!isSmall(fields[at]) || !isSmall(fields[at + 1])) continue
    found[at] = found[at + 1] = true
    at += 1
  }
  return found
}

function isSmall(field: FieldKind | undefined): boolean {
  return field !== undefined && (['number', 'seconds', 'choice', 'variable'].includes(field.type) || (field.names !== '' && field.type !== 'list'))
}

/** Values by name. */
export function ByName({ field, path, label, hint, value, onChange }: FieldProps) {
  const item = field.item as FieldKind
  const map = membersOf(value)
  const names = Object.keys(map)
  const blank = item.type === 'value' ? '' : (item.default ?? '')
  return (
    <Frame path={path} label={label} hint={hint}>
      <Rows
        label={label}
        count={names.length}
        nameOf={(at) => names[at] || tn('entry', { number: at + 1 })}
        draw={(at) => {
          const name = names[at] ?? ''
          return (
            <div className={css.pair}>
              <Key field={field} path={path} label={label} name={name} taken={names} onRename={(to) => onChange(renamedKey(map, name, to), true)} />
              <Field field={item} path={`${path}.${name}`} label={tn('valueOf', { what: name })} bare value={map[name]} onChange={(next, step) => onChange({ ...map, [name]: next }, step)} />
            </div>
          )
        }}
        onRemove={(at) => onChange(Object.fromEntries(Object.entries(map).filter((_, index) => index !== at)), true)}
        onAdd={() => onChange({ ...map, [freshKey(names)]: blank }, true)}
        most={field.most}
      />
    </Frame>
  )
}

export function freshKey(names: readonly string[]): string {
  if (!names.includes('name')) return 'name'
  let number = 2
  while (names.includes(`name${number}`)) number += 1
  return `name${number}`
}

function Key({ field, path, label, name, taken, onRename }: { field: FieldKind; path: string; label: string; name: string; taken: readonly string[]; onRename: (to: string) => void }) {
  const { readOnly } = useAround()
  const draft = useDraft(
    name,
    onRename,
    (text) => {
      if (text.trim() === '') return t('wrong.missing')
      if (text !== name && taken.includes(text)) return tn('takenName')
      return textWrong(field.key?.pattern, field.key?.longest, text)
    },
    true,
  )
  return (
    <TextInput
      aria-label={tn('nameIn', { what: label })}
      value={draft.text}
      readOnly={readOnly}
      error={draft.wrong}
      spellCheck={false}
      data-field={`${path}.${name}`}
      onChange={(event) => draft.write(event.currentTarget.value)}
      onBlur={draft.settle}
      onKeyDown={(event) => event.key === 'Enter' && draft.settle()}
    />
  )
}
