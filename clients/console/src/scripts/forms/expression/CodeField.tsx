/** A text with placeholders, an expression, or a name: with completion, and mistakes underlined where they stand. */

import '@mantine/core/styles/Popover.layer.css'
import { ActionIcon, Input } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Issue } from '../../editor/model/definition'
import { tn } from '../../../texts'
import { settingsOf, useAround } from '../around'
import { isError } from '../findings'
import { Findings } from '../Findings'
import { namesOf, type Named } from '../told'
import { complete, signatureAt, type Completion, type Proposal } from './complete'
import css from './code.module.css'
import { Mirror } from './Mirror'
import { Proposals } from './Proposals'
import { SignatureHint } from './SignatureHint'
import { wrongSpan, type Holds } from './scan'
import { useCheck } from './useCheck'

interface Props {
  label: string
  /** The label is read, not shown: the field stands in a row. */
  bare?: boolean
  hint?: ReactNode
  value: string
  onChange: (value: string) => void
  onLeave?: () => void
  holds: Holds
  /** Lines shown at least; 1: it is one line. */
  rows?: number
  /** What the whole text may be. */
  options?: readonly Named[]
  /** There is no room for a button that shows them; the arrow keys do. */
  narrow?: boolean
  issues?: readonly Issue[]
  /** What is wrong before the server is asked. */
  error?: string | undefined
  longest?: number
  path: string
  placeholder?: string
  after?: ReactNode
}

const NO_OPTIONS: readonly Named[] = []
const NO_ISSUES: readonly Issue[] = []

export function CodeField({ label, bare, hint, value, onChange, onLeave, holds, rows = 1, options = NO_OPTIONS, narrow, issues = NO_ISSUES, error, longest, path, placeholder, after }: Props) {
  const id = useId()
  const { properties, variables, language, names, readOnly } = useAround()
  const area = useRef<HTMLTextAreaElement>(null)
  const [offer, setOffer] = useState<Completion | null>(null)
  const [active, setActive] = useState(0)
  const [caret, setCaret] = useState<number | null>(null)
  const wanted = useRef<number | null>(null)
  const mistakes = useCheck(value, holds, properties)

  const around = useMemo(
    () => ({ holds, language, settings: settingsOf(properties), variables, globals: namesOf(names, 'variable'), queues: namesOf(names, 'queue'), options }),
    [holds, language, properties, variables, names, options],
  )
  const open = offer !== null && !readOnly
  // What was found at save says nothing of a text that has been changed since.
  const told: readonly Issue[] = mistakes === null ? issues : [...mistakes, ...issues.filter((each) => each.code !== 'expression')]
  // Half a word is no mistake as long as it is being chosen what it shall become.
  const found = open ? told.filter((each) => each.code !== 'expression') : told
  const column = found.find((each) => each.column)?.column ?? null
  const wrong = column !== null && column <= value.length + 1 ? wrongSpan(value, column) : null
  const signature = caret !== null && offer === null ? signatureAt(value, caret, around) : null

  useLayoutEffect(() => {
    if (wanted.current === null) return
    area.current?.setSelectionRange(wanted.current, wanted.current)
    wanted.current = null
  }, [value])

  function offered(text: string, at: number, asked = false): void {
    setOffer(complete(text, at, around, asked))
    setActive(0)
    setCaret(at)
  }

  function take(each: Proposal): void {
    if (!offer) return
    const text = value.slice(0, offer.from) + each.insert + value.slice(offer.to)
    const at = offer.from + each.caret
    wanted.current = at
    onChange(text)
    area.current?.focus()
    if (each.more) offered(text, at)
    else {
      setOffer(null)
      setCaret(at)
    }
    // The same text again brings no new drawing.
    if (text === value) area.current?.setSelectionRange(at, at)
  }

  function key(event: KeyboardEvent<HTMLTextAreaElement>): void {
    const at = event.currentTarget.selectionStart
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault()
      return offered(value, at, true)
    }
    if (open && offer) {
      const count = offer.proposals.length
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (step) {
        event.preventDefault()
        return setActive((active + step + count) % count)
      }
      const each = offer.proposals[active]
      if ((event.key === 'Enter' || event.key === 'Tab') && each && !event.shiftKey) {
        event.preventDefault()
        event.stopPropagation()
        return take(each)
      }
      if (event.key === 'Escape') {
        event.preventDefault()
        event.stopPropagation()
        return setOffer(null)
      }
    } else if (rows === 1 && event.key === 'ArrowDown' && options.length > 0) {
      event.preventDefault()
      return offered(value, at, true)
    }
    if (event.key === 'Enter' && rows === 1) {
      event.preventDefault()
      onLeave?.()
    }
  }

  const lists = options.length > 0 && !readOnly && !narrow
  const problems = <Findings id={`${id}-found`} issues={found} error={error} />
  return (
    <Input.Wrapper id={id} {...(bare ? {} : { label, description: hint })} className={css.wrapper ?? ''} data-field={path}>
      <div className={css.box} data-one={rows === 1 || undefined} data-code={holds === 'expression' || undefined} data-wrong={(error !== undefined || isError(found)) || undefined} data-read-only={readOnly || undefined}>
        <div className={css.sheet}>
          <Mirror text={value} holds={holds} wrong={wrong} rows={rows} />
          <textarea
            ref={area}
            id={id}
            className={css.area}
            dir={holds === 'expression' ? 'ltr' : 'auto'}
            aria-label={bare ? label : undefined}
            aria-autocomplete="list"
            aria-controls={open ? `${id}-list` : undefined}
            aria-activedescendant={open ? `${id}-${active}` : undefined}
            aria-invalid={error !== undefined || isError(found) || undefined}
            aria-describedby={[hint && !bare ? `${id}-description` : '', found.length > 0 || error ? `${id}-found` : '', signature ? `${id}-signature` : ''].join(' ').trim() || undefined}
            value={value}
            rows={rows}
            readOnly={readOnly}
            maxLength={longest}
            placeholder={placeholder}
            spellCheck={holds === 'template' && rows > 1}
            autoComplete="off"
            autoCapitalize="off"
            onChange={(event) => {
              const text = rows === 1 ? event.currentTarget.value.replaceAll('\n', ' ') : event.currentTarget.value
              onChange(text)
              offered(text, event.currentTarget.selectionStart)
            }}
            onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
            onKeyDown={key}
            onBlur={() => {
              setOffer(null)
              setCaret(null)
              onLeave?.()
            }}
          />
        </div>
        {lists && (
          <ActionIcon
            className={css.open ?? ''}
            variant="subtle"
            color="gray"
            size="sm"
            tabIndex={-1}
            aria-label={tn('pick', { what: label })}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              area.current?.focus()
              if (open) return setOffer(null)
              // Whatever stands there gives way to what is picked.
              const all = complete('', 0, around, true)
              setOffer(all && { ...all, to: value.length })
              setActive(0)
            }}
          >
            <IconChevronDown size={16} />
          </ActionIcon>
        )}
        {after}
      </div>
      {open && <Proposals id={id} offer={offer} active={active} anchor={area.current} onTake={take} onActive={setActive} />}
      {signature && <SignatureHint id={`${id}-signature`} signature={signature} />}
      {problems}
    </Input.Wrapper>
  )
}
