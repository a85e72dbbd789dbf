/** The stored statements of a data source. */

import '@mantine/core/styles/Combobox.layer.css'
import '@mantine/core/styles/Pill.layer.css'
import '@mantine/core/styles/PillsInput.layer.css'
import { ActionIcon, Button, Input as Wrapper, Select, TagsInput, Textarea, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { Input, InputProps } from '../form/field'
import { t } from '../texts'
import type { ArgumentType, StoredStatement } from '../types'
import { freeName, withSql } from './binds'
import css from './outside.module.css'
import { tc } from './texts'

const TYPES: readonly ArgumentType[] = ['text', 'number', 'yes_no']

function lacking(statement: StoredStatement): string | undefined {
  return !statement.name.trim() || !statement.sql.trim() || statement.columns.length === 0 ? t('wrong.missing') : undefined
}

export const statements: Input<readonly StoredStatement[]> = {
  check: (value) => {
    const wrong = value.find(lacking)
    return wrong ? `${wrong.name || tc('statement', { number: value.indexOf(wrong) + 1 })}: ${lacking(wrong)}` : undefined
  },
  Show: (props) => <Statements {...props} />,
}

function Statements({ id, label, hint, value, onChange, error, wrong, readOnly }: InputProps<readonly StoredStatement[]>) {
  const set = (index: number, next: StoredStatement): void => onChange(value.map((each, at) => (at === index ? next : each)))
  return (
    <Wrapper.Wrapper id={id} label={label} labelElement="div" description={hint || undefined} error={error}>
      <div role="group" aria-label={label} tabIndex={-1} data-invalid={error ? true : undefined}>
        {value.map((statement, index) => (
          <Statement
            key={index}
            number={index + 1}
            statement={statement}
            wrong={Object.entries(wrong).filter(([part]) => part === String(index) || part.startsWith(`${index}.`)).map(([, sentence]) => sentence)}
            readOnly={readOnly}
            onChange={(next) => set(index, next)}
            onRemove={() => onChange(value.filter((_, at) => at !== index))}
          />
        ))}
        {!readOnly && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            onClick={() => onChange([...value, { name: freeName(value), sql: '', arguments: {}, columns: [] }])}
          >
            {tc('addStatement')}
          </Button>
        )}
      </div>
    </Wrapper.Wrapper>
  )
}

interface Props {
  number: number
  statement: StoredStatement
  wrong: readonly string[]
  readOnly: boolean
  onChange: (next: StoredStatement) => void
  onRemove: () => void
}

function Statement({ number, statement, wrong, readOnly, onChange, onRemove }: Props) {
  const binds = Object.keys(statement.arguments)
  return (
    <fieldset className={css.statement} data-wrong={wrong.length > 0 || undefined} aria-label={statement.name || tc('statement', { number })}>
      <div className={css.head}>
        <TextInput label={tc('statementName')} value={statement.name} readOnly={readOnly} maxLength={100} onChange={(event) => onChange({ ...statement, name: event.currentTarget.value })} />
        {!readOnly && (
          <ActionIcon variant="subtle" color="gray" size={36} aria-label={tc('removeStatement', { name: statement.name })} onClick={onRemove}>
            <IconTrash size={18} />
          </ActionIcon>
        )}
      </div>
      <Textarea
        label={tc('sql')}
        classNames={{ input: css.code ?? '' }}
        rows={4}
        maxLength={10_000}
        spellCheck={false}
        placeholder="SELECT name FROM customer WHERE number = :number"
        value={statement.sql}
        readOnly={readOnly}
        onChange={(event) => onChange(withSql(statement, event.currentTarget.value))}
      />
      {binds.length === 0 ? (
        <p className={css.none}>{tc('noArguments')}</p>
      ) : (
        <div className={css.binds} role="group" aria-label={tc('arguments')}>
          {binds.map((bind) => (
            <Select
              key={bind}
              label={tc('argument', { name: bind })}
              value={statement.arguments[bind] ?? 'text'}
              readOnly={readOnly}
              allowDeselect={false}
              data={TYPES.map((type) => ({ value: type, label: tc(`types.${type}`) }))}
              onChange={(type) => type && onChange({ ...statement, arguments: { ...statement.arguments, [bind]: type as ArgumentType } })}
            />
          ))}
        </div>
      )}
      <TagsInput
        label={tc('columns')}
        description={readOnly ? undefined : tc('columnsHint')}
        value={[...statement.columns]}
        readOnly={readOnly}
        acceptValueOnBlur
        onChange={(columns) => onChange({ ...statement, columns })}
      />
      {wrong.map((sentence) => (
        <p key={sentence} className={css.wrong} role="alert">
          {sentence}
        </p>
      ))}
    </fieldset>
  )
}
