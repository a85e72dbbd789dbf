/** A list in a dialog, narrowed by typing: the filter keeps the focus, the arrow keys go through the list. */

import { Modal, TextInput, VisuallyHidden } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useId, useMemo, useRef, useState, type ComponentType, type KeyboardEvent } from 'react'
import { te } from '../../texts'
import css from './choose.module.css'

export interface Choice {
  readonly value: string
  readonly label: string
  readonly detail?: string
  readonly group?: string
  readonly icon?: ComponentType<{ size?: number }>
  /** Also searched. */
  readonly also?: string
}

interface Props {
  title: string
  placeholder?: string
  choices: readonly Choice[]
  /** Instead of the plain filter. */
  narrow?: (filter: string) => readonly Choice[]
  onChoose: (value: string) => void
  onClose: () => void
}

export function Choose({ title, placeholder, choices, narrow, onChoose, onClose }: Props) {
  const [filter, setFilter] = useState('')
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const fitting = useMemo(() => (narrow ? narrow(filter) : best(choices.filter((choice) => fits(choice, filter)), filter)), [choices, narrow, filter])
  const current = Math.min(at, fitting.length - 1)

  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [current])

  function press(event: KeyboardEvent): void {
    const to = { ArrowDown: current + 1, ArrowUp: current - 1, PageDown: current + 8, PageUp: current - 8 }[event.key]
    if (to !== undefined) {
      event.preventDefault()
      setAt(Math.max(0, Math.min(to, fitting.length - 1)))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const chosen = fitting[current]
      if (chosen) onChoose(chosen.value)
    }
  }

  return (
    <Modal opened onClose={onClose} title={title} size="md" padding="md" returnFocus={false} styles={{ body: { paddingBlock: '4px 8px' } }}>
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-label={placeholder ?? te('pick.filter')}
        aria-activedescendant={fitting.length > 0 ? `${id}-${current}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        placeholder={placeholder ?? te('pick.filter')}
        leftSection={<IconSearch size={16} />}
        value={filter}
        onChange={(event) => {
          setFilter(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={press}
      />
      <VisuallyHidden role="status">{te('pick.results', { count: fitting.length })}</VisuallyHidden>
      {fitting.length === 0 && <p className={css.none}>{te('pick.none', { filter })}</p>}
      <div ref={list} id={id} className={css.list} role="listbox" aria-label={title} tabIndex={-1}>
        {fitting.map(({ value, label, detail, group, icon: Icon }, index) => (
          <div
            key={value}
            id={`${id}-${index}`}
            className={css.choice}
            role="option"
            aria-selected={index === current}
            data-first={(group && group !== fitting[index - 1]?.group) || undefined}
            data-group={group}
            onPointerMove={() => index !== current && setAt(index)}
            onClick={() => onChoose(value)}
          >
            {Icon && <Icon size={18} />}
            <span className={css.words}>
              <span dir="auto">{label}</span>
              {detail && (
                <span className={css.detail} dir="auto">
                  {detail}
                </span>
              )}
            </span>
          </div>
        ))}
      </div>
    </Modal>
  )
}

/** What is called so before what only speaks of it. */
function best(choices: readonly Choice[], filter: string): readonly Choice[] {
  const wanted = filter.trim().toLocaleLowerCase()
  if (wanted === '') return choices
  const rank = ({ label }: Choice): number => {
    const at = label.toLocaleLowerCase().indexOf(wanted)
    return at < 0 ? 2 : at > 0 ? 1 : 0
  }
  return [...choices].sort((a, b) => rank(a) - rank(b))
}

function fits({ label, detail = '', group = '', also = '' }: Choice, filter: string): boolean {
  const text = `${label} ${detail} ${group} ${also}`.toLocaleLowerCase()
  return filter
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
