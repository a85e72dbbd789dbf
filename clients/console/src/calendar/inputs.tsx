/** The week, the dated exceptions and the time zone of a calendar. */

import '@mantine/core/styles/Combobox.layer.css'
import { ActionIcon, Autocomplete, Button, Input as Wrapper, Select, TextInput } from '@mantine/core'
import { locale } from '@cordboard/ui/language.ts'
import { IconCopy, IconPlus, IconX } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { Input } from '../form/field'
import inputs from '../form/inputs/inputs.module.css'
import { t, tt } from '../texts'
import { WEEKDAYS, type DatedException, type Week, type Weekday } from '../types'
import { regionsIn, sought, written } from './regions'
import { Spans } from './Spans'
import { dateWrong, spansWrong } from './times'
import css from './week.module.css'
import { WeekGrid } from './WeekGrid'

/** To the beginning of a span among the exact times. */
function exact(id: string, day: Weekday, index: number): void {
  const field = document.getElementById(`${id}-exact`)?.querySelectorAll<HTMLInputElement>(`[data-exact="${day}"] input`)[index * 2]
  field?.focus()
  field?.select()
}

const WORKING = ['tue', 'wed', 'thu', 'fri'] as const

export const week: Input<Week> = {
  check: (value) => {
    for (const day of WEEKDAYS) {
      const wrong = spansWrong(value[day] ?? [])
      if (wrong) return `${tt(`days.${day}`)}: ${wrong}`
    }
    return undefined
  },
  Show: ({ id, label, hint, value, onChange, error, wrong, readOnly }) => (
    <Wrapper.Wrapper id={id} label={label} labelElement="div" description={hint || undefined} error={error ?? Object.values(wrong)[0]}>
      <WeekGrid value={value} readOnly={readOnly} onChange={onChange} onExact={(day, index) => exact(id, day, index)} />
      <p className={css.exact}>{tt('exact')}</p>
      <div id={`${id}-exact`} role="group" aria-label={tt('exact')} tabIndex={-1} data-invalid={error ? true : undefined}>
        {WEEKDAYS.map((day) => (
          <div key={day} className={inputs.day} data-exact={day}>
            <span className={inputs.dayName}>{tt(`days.${day}`)}</span>
            <Spans
              day={tt(`days.${day}`)}
              spans={value[day] ?? []}
              closed={tt('closed')}
              readOnly={readOnly}
              onChange={(spans) => onChange({ ...value, [day]: spans })}
            />
          </div>
        ))}
      </div>
      {!readOnly && (value.mon?.length ?? 0) > 0 && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconCopy size={14} />}
          onClick={() => onChange({ ...value, ...Object.fromEntries(WORKING.map((day) => [day, value.mon ?? []])) })}
        >
          {tt('copy')}
        </Button>
      )}
    </Wrapper.Wrapper>
  ),
}

export const dates: Input<readonly DatedException[]> = {
  check: (value) => {
    for (const each of value) {
      const wrong = dateWrong(each, value)
      if (wrong) return each.date ? `${each.date}: ${wrong}` : wrong
    }
    return undefined
  },
  Show: ({ id, label, hint, value, onChange, error, wrong, readOnly }) => {
    const set = (index: number, part: Partial<DatedException>): void => onChange(value.map((each, at) => (at === index ? { ...each, ...part } : each)))
    return (
      <Wrapper.Wrapper id={id} label={label} labelElement="div" description={hint || undefined} error={error ?? Object.values(wrong)[0]}>
        <div role="group" aria-label={label} tabIndex={-1} data-invalid={error ? true : undefined}>
          {value.length === 0 && readOnly && <p className={inputs.none}>{tt('noDates')}</p>}
          {value.map((each, index) => (
            <div key={index} className={inputs.date}>
              <TextInput size="xs" type="date" aria-label={tt('date')} value={each.date} readOnly={readOnly} onChange={(event) => set(index, { date: event.currentTarget.value })} />
              <TextInput
                size="xs"
                aria-label={tt('dateName')}
                placeholder={tt('dateName')}
                maxLength={100}
                value={each.name}
                readOnly={readOnly}
                onChange={(event) => set(index, { name: event.currentTarget.value })}
              />
              {readOnly ? (
                <span />
              ) : (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={tt('removeDate', { date: each.date || tt('date') })}
                  onClick={() => onChange(value.filter((_, at) => at !== index))}
                >
                  <IconX size={16} />
                </ActionIcon>
              )}
              <div className={inputs.row}>
                <Spans day={each.date || tt('date')} spans={each.spans} closed={tt('closedAllDay')} readOnly={readOnly} onChange={(spans) => set(index, { spans })} />
              </div>
            </div>
          ))}
        </div>
        {!readOnly && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            onClick={(event) => {
              const rows = event.currentTarget.previousElementSibling
              onChange([...value, { date: '', spans: [], name: '' }])
              // On to what is asked next.
              requestAnimationFrame(() => [...(rows?.querySelectorAll<HTMLElement>('input[type=date]') ?? [])].at(-1)?.focus())
            }}
          >
            {tt('addDate')}
          </Button>
        )}
      </Wrapper.Wrapper>
    )
  },
}

/** All that the browser knows; the server has the last word. */
const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]

export const zone: Input<string> = {
  Show: ({ id, label, hint, value, onChange, error, readOnly }) => (
    <Select
      id={id}
      label={label}
      description={hint || undefined}
      value={value}
      error={error}
      readOnly={readOnly}
      searchable
      allowDeselect={false}
      limit={60}
      nothingFoundMessage={t('form.noneFound')}
      data={ZONES.includes(value) ? ZONES : [value, ...ZONES]}
      onChange={(next) => next && onChange(next)}
    />
  ),
}

/** Nothing, or a country's letters; it is found by its name as well. */
export const region: Input<string | null> = {
  check: (value) => (value && !/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(value) ? t('wrong.form') : undefined),
  Show: ({ id, label, hint, value, onChange, error, readOnly }) => {
    const known = useMemo(() => regionsIn(locale()), [])
    const names = useMemo(() => new Map(known.map(({ code, name }) => [code, name])), [known])
    const name = names.get((value ?? '').slice(0, 2))
    return (
      <Autocomplete
        id={id}
        label={label}
        description={hint || undefined}
        value={value ?? ''}
        error={error}
        readOnly={readOnly}
        maxLength={60}
        limit={40}
        data={known.map(({ code }) => code)}
        filter={({ search }) => sought(known, search).map(({ code }) => ({ value: code, label: code }))}
        renderOption={({ option }) => `${names.get(option.value) ?? ''} (${option.value})`}
        rightSection={name && /^..(-|$)/.test(value ?? '') ? <span className={css.country}>{name}</span> : null}
        rightSectionWidth="auto"
        rightSectionPointerEvents="none"
        onChange={(next) => onChange(written(next) || null)}
      />
    )
  },
}
