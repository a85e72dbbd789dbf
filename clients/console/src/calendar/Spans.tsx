/** The times of one day: rows of from and to. */

import { ActionIcon, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import inputs from '../form/inputs/inputs.module.css'
import { tt } from '../texts'
import type { Span } from '../types'
import { clock, isClock, nextSpan, overnight, spanText } from './times'

interface Props {
  day: string
  spans: readonly Span[]
  closed: string
  onChange: (spans: readonly Span[]) => void
  readOnly: boolean
}

export function Spans({ day, spans, closed, onChange, readOnly }: Props) {
  const set = (index: number, span: Span): void => onChange(spans.map((each, at) => (at === index ? span : each)))
  return (
    <>
      <div className={inputs.spans}>
        {spans.length === 0 && <span className={inputs.closed}>{closed}</span>}
        {spans.map((span, index) => (
          // The place in the row is what a span is known by: there may be two alike while somebody types.
          <div key={index} className={inputs.span}>
            <Clock label={tt('from', { day })} value={span[0]} readOnly={readOnly} onChange={(from) => set(index, [from, span[1]])} />–
            <Clock label={tt('to', { day })} value={span[1]} readOnly={readOnly} onChange={(to) => set(index, [span[0], to])} />
            {overnight(span) && <span className={inputs.hint}>{tt('nextDay')}</span>}
            {!readOnly && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size={24}
                aria-label={tt('removeSpan', { day, span: spanText(span) })}
                onClick={() => onChange(spans.filter((_, at) => at !== index))}
              >
                <IconX size={14} />
              </ActionIcon>
            )}
          </div>
        ))}
      </div>
      {readOnly ? (
        <span />
      ) : (
        <ActionIcon variant="subtle" size={30} aria-label={tt('addSpan', { day })} title={tt('addSpan', { day })} onClick={() => onChange([...spans, nextSpan(spans)])}>
          <IconPlus size={16} />
        </ActionIcon>
      )}
    </>
  )
}

interface ClockProps {
  label: string
  value: string
  readOnly: boolean
  onChange: (value: string) => void
}

/** A time of day; what is typed is put in its form when one goes on. 24:00 is a time too. */
function Clock({ label, value, readOnly, onChange }: ClockProps) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <TextInput
      size="xs"
      w={58}
      aria-label={label}
      inputMode="numeric"
      maxLength={5}
      value={typed ?? value}
      error={typed === null && !isClock(value)}
      readOnly={readOnly}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        onChange(clock(event.currentTarget.value))
      }}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => setTyped(null)}
    />
  )
}
