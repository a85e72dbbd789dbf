/** Skills with their levels. */

import { ActionIcon, Input as Wrapper, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { t } from '../../texts'
import type { Input } from '../field'
import { NumberField, numberWrong } from './number'
import { useChoices } from './reference'
import css from './inputs.module.css'

type Levels = Readonly<Record<string, number>>

const BOUNDS = { least: 1, most: 10 }
const USUAL = 5

export const levels: Input<Levels> = {
  lists: ['skills'],
  check: (value) => Object.values(value).map((level) => numberWrong(level, BOUNDS)).find(Boolean),
  Show: ({ id, label, hint, value, onChange, error, wrong, readOnly }) => {
    const names = Object.keys(value)
    const { choices } = useChoices('skills', names)
    const left = choices.filter((choice) => !names.includes(choice.value))
    const without = (name: string): Levels => Object.fromEntries(Object.entries(value).filter(([each]) => each !== name))
    return (
      <Wrapper.Wrapper id={id} label={label} labelElement="div" description={hint || undefined} error={error ?? Object.values(wrong)[0]}>
        <div className={css.rows} role="group" aria-label={label} tabIndex={-1} data-invalid={Boolean(error ?? Object.keys(wrong).length) || undefined}>
          {names.map((name) => (
            <div key={name} className={css.row}>
              <span className={css.grow}>{name}</span>
              <NumberField
                hidden
                width={96}
                label={`${t('levels.level')}: ${name}`}
                value={value[name] ?? Number.NaN}
                readOnly={readOnly}
                error={numberWrong(value[name] ?? Number.NaN, BOUNDS)}
                onChange={(level) => onChange({ ...value, [name]: level })}
                {...BOUNDS}
              />
              {!readOnly && (
                <ActionIcon variant="subtle" color="gray" aria-label={t('list.remove', { what: name })} onClick={() => onChange(without(name))}>
                  <IconX size={16} />
                </ActionIcon>
              )}
            </div>
          ))}
          {names.length === 0 && (readOnly || left.length === 0) && <p className={css.none}>{t('levels.none')}</p>}
          {!readOnly && left.length > 0 && (
            <Select
              aria-label={`${label}: ${t('levels.add')}`}
              placeholder={t('levels.add')}
              searchable
              value={null}
              data={left}
              nothingFoundMessage={t('form.noneFound')}
              onChange={(name) => name && onChange({ ...value, [name]: USUAL })}
            />
          )}
        </div>
      </Wrapper.Wrapper>
    )
  },
}
