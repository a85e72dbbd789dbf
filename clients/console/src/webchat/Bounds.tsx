/** The first bound of a blacklist entry, with what turns one address into a range. */

import '@mantine/core/styles/Checkbox.layer.css'
import '@mantine/core/styles/InlineInput.layer.css'
import { Checkbox, TextInput } from '@mantine/core'
import { useRef } from 'react'
import type { Field } from '../form/field'
import { t, tw } from '../texts'
import { cidr, isWhole64, network, pair, parseAddress } from './addresses'
import type { Draft } from './entry'
import css from './webchat.module.css'

interface Props {
  id: string
  label: string
  hint: string
  error: string | undefined
  readOnly: boolean
  fresh: boolean
  draft: Draft
  change: (part: Partial<Draft>) => void
}

function StartAddress({ id, label, hint, error, readOnly, fresh, draft, change }: Props) {
  /** What stood there before the whole /64 was ticked. */
  const alone = useRef('')
  const start = parseAddress(draft.start)
  const whole = draft.range && isWhole64(draft.start, draft.end)
  const offered = start?.family === 6 && (whole || !draft.range || !draft.end.trim())

  /** A network or a range, entered as one, is shown as its bounds. */
  function enter(text: string): void {
    const bounds = cidr(text) ?? pair(text)
    change(bounds ? { ...bounds, range: bounds.start !== bounds.end || draft.range } : { start: text })
  }

  function tick(on: boolean): void {
    if (start === null) return
    if (on) {
      alone.current = draft.start
      change({ ...network(start, 64), range: true })
    } else {
      change({ start: alone.current || draft.start, end: '', range: false })
    }
  }

  return (
    <>
      <TextInput
        id={id}
        label={label}
        description={hint || undefined}
        value={draft.start}
        error={error}
        readOnly={readOnly}
        required={!readOnly}
        maxLength={100}
        spellCheck={false}
        autoComplete="off"
        data-autofocus={fresh || undefined}
        onChange={(event) => change({ start: event.currentTarget.value })}
        onPaste={(event) => {
          const text = event.clipboardData.getData('text')
          if (cidr(text) === null && pair(text) === null) return
          event.preventDefault()
          enter(text)
        }}
        onBlur={() => !readOnly && enter(draft.start)}
      />
      {offered && !readOnly && (
        <Checkbox className={css.whole ?? ''} size="xs" label={tw('whole64')} description={tw('whole64Hint')} checked={whole} onChange={(event) => tick(event.currentTarget.checked)} />
      )}
    </>
  )
}

export const startAddress: Field<Draft> = {
  name: 'start',
  required: true,
  called: (draft) => (draft.range ? 'first' : 'start'),
  draw: (draft, change, { id, label, hint, error, readOnly, fresh }) => (
    <StartAddress id={id} label={label} hint={hint} error={error} readOnly={readOnly} fresh={fresh} draft={draft} change={change} />
  ),
  check: ({ start }) => (start.trim() ? (parseAddress(start) ? undefined : tw('noAddress')) : t('wrong.missing')),
}
