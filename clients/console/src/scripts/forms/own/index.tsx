/** Fields that have a form of their own, by kind and field; all others are drawn by their type. */

import type { ReactNode } from 'react'
import { tn } from '../../../texts'
import { useAround } from '../around'
import { CodeField } from '../expression/CodeField'
import { useFindings, useForm, type FieldProps } from '../node'
import { Arguments } from './Arguments'
import { CalledScript } from './CalledScript'
import { Cases } from './Cases'
import { Shares } from './Shares'

type Own = (props: FieldProps) => ReactNode

function CalledArguments(props: FieldProps): ReactNode {
  const { names } = useAround()
  const { node } = useForm()
  const called = names?.script.find((each) => each.name === node.script)
  const wanted = called?.properties.map((each) => ({
    name: each.name,
    label: each.label ?? '',
    type: each.type ?? 'text',
    description: each.description ?? '',
    otherwise: each.default === null || each.default === undefined || each.default === '' ? tn('staysEmpty') : tn('stays', { value: shown(each.default) }),
  }))
  return <Arguments {...props} wanted={wanted ?? null} />
}

function StatementArguments(props: FieldProps): ReactNode {
  const { names } = useAround()
  const { node } = useForm()
  const source = names?.data_source.find((each) => each.name === node.source)
  const statement = source?.statements.find((each) => each.name === node.statement)
  const wanted = statement && Object.entries(statement.arguments).map(([name, type]) => ({ name, label: '', type, description: '', otherwise: tn('mustBeGiven') }))
  return <Arguments {...props} wanted={wanted ?? null} />
}

function StatementName({ field, path, label, hint, value, onChange }: FieldProps): ReactNode {
  const { names } = useAround()
  const { node } = useForm()
  const issues = useFindings(path)
  const source = names?.data_source.find((each) => each.name === node.source)
  const options = (source?.statements ?? []).map((each) => ({ name: each.name, detail: Object.keys(each.arguments).join(', ') }))
  return (
    <CodeField label={label} hint={hint} value={String(value ?? '')} onChange={onChange} holds="plain" options={options} issues={issues} path={path} {...(field.longest === undefined ? {} : { longest: field.longest })} />
  )
}

function shown(value: string | number | boolean): string {
  return typeof value === 'boolean' ? tn(value ? 'yes' : 'no') : String(value)
}

export const OWN: Readonly<Record<string, Own>> = {
  'switch.cases': Cases,
  'split.shares': Shares,
  'run_script.script': CalledScript,
  'run_script.arguments': CalledArguments,
  'database_query.arguments': StatementArguments,
  'database_query.statement': StatementName,
}
