/** Entries in an order: each can be taken away and moved, by mouse and by keyboard, and more can be added. */

import { ActionIcon, Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { tn } from '../../../texts'
import { useAround } from '../around'
import css from '../forms.module.css'

interface Props {
  label: string
  count: number
  /** What one of them is called when it is moved or taken away. */
  nameOf: (at: number) => string
  draw: (at: number) => ReactNode
  onMove?: (at: number, by: number) => void
  onRemove: (at: number) => void
  onAdd?: () => void
  addLabel?: string
  /** As many as there may be. */
  most?: number | undefined
  /** Each is a box with several fields. */
  boxed?: boolean
}

export function Rows({ label, count, nameOf, draw, onMove, onRemove, onAdd, addLabel, most, boxed }: Props) {
  const { readOnly } = useAround()
  const list = useRef<HTMLOListElement>(null)
  /** The entry that shall have the focus when it is drawn. */
  const next = useRef<{ at: number; button: string | null; fresh?: boolean } | null>(null)

  useEffect(() => {
    const wanted = next.current
    next.current = null
    const row = wanted && list.current?.children[wanted.at]
    if (!row) return
    const button = wanted.button && row.querySelector<HTMLElement>(`button[data-does="${wanted.button}"]:not(:disabled)`)
    const first = row.querySelector<HTMLInputElement>('input:not([type=hidden], [data-second]), textarea')
    const target = button || first || row.querySelector<HTMLElement>('button:not(:disabled)')
    target?.focus()
    // What an entry is called at first is there to be written over.
    if (target === first && wanted.fresh) first?.select()
  })

  function move(at: number, by: number, button: string | null): void {
    if (!onMove || at + by < 0 || at + by >= count) return
    next.current = { at: at + by, button }
    onMove(at, by)
  }

  function remove(at: number): void {
    next.current = { at: Math.min(at, count - 2), button: 'remove' }
    onRemove(at)
  }

  function key(at: number, event: KeyboardEvent): void {
    const by = event.altKey && !event.ctrlKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined
    if (!by || readOnly) return
    event.preventDefault()
    event.stopPropagation()
    move(at, by, null)
  }

  return (
    <div>
      {count > 0 && (
        <ol ref={list} className={css.rows} aria-label={label}>
          {Array.from({ length: count }, (_, at) => (
            <li key={at} className={boxed ? css.boxed : css.row} onKeyDown={(event) => key(at, event)}>
              <div className={css.grow}>{draw(at)}</div>
              {!readOnly && (
                <div className={css.moves}>
                  {onMove && (
                    <>
                      <ActionIcon variant="subtle" color="gray" size={26} data-does="up" aria-label={tn('moveUp', { what: nameOf(at) })} disabled={at === 0} onClick={() => move(at, -1, 'up')}>
                        <IconArrowUp size={14} />
                      </ActionIcon>
                      <ActionIcon variant="subtle" color="gray" size={26} data-does="down" aria-label={tn('moveDown', { what: nameOf(at) })} disabled={at === count - 1} onClick={() => move(at, 1, 'down')}>
                        <IconArrowDown size={14} />
                      </ActionIcon>
                    </>
                  )}
                  <ActionIcon variant="subtle" color="gray" size={26} data-does="remove" aria-label={tn('remove', { what: nameOf(at) })} onClick={() => remove(at)}>
                    <IconX size={14} />
                  </ActionIcon>
                </div>
              )}
            </li>
          ))}
        </ol>
      )}
      {!readOnly && onAdd && (most === undefined || count < most) && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          onClick={() => {
            next.current = { at: count, button: null, fresh: true }
            onAdd()
          }}
        >
          {addLabel ?? tn('add')}
        </Button>
      )}
    </div>
  )
}
