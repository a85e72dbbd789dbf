/** What a row is taken by to be put elsewhere in its list: dragged, or moved by the arrow keys. */

import { IconGripVertical } from '@tabler/icons-react'
import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { keyPlace, placeAt } from './order'
import css from './webchat.module.css'

interface Props {
  /** Says what is moved, and how. */
  label: string
  /** Finds the element that holds the rows, from the grip up; its rows match `rows`. */
  list: string
  rows: string
  index: number
  onMove: (to: number) => void
}

export function Grip({ label, list, rows, index, onMove }: Props) {
  const grip = useRef<HTMLButtonElement>(null)
  const byKey = useRef(false)
  const dragged = useRef<HTMLElement | null>(null)

  // The row has gone to another place, and may have taken the focus off the grip.
  useEffect(() => {
    if (!byKey.current) return
    byKey.current = false
    grip.current?.focus()
  }, [index])

  const all = (): HTMLElement[] => [...(grip.current?.closest(list)?.querySelectorAll<HTMLElement>(rows) ?? [])]

  function placeOf(event: PointerEvent): number {
    return placeAt(
      all().map((row) => row.getBoundingClientRect()),
      index,
      event.clientY,
    )
  }

  function show(to: number | null): void {
    all().forEach((row, at) => {
      if (to === null || at !== to || to === index) delete row.dataset.drop
      else row.dataset.drop = to > index ? 'after' : 'before'
    })
  }

  function down(event: PointerEvent<HTMLButtonElement>): void {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    dragged.current = all()[index] ?? null
    dragged.current?.setAttribute('data-dragged', '')
  }

  function drop(to: number | null): void {
    if (dragged.current === null) return
    dragged.current.removeAttribute('data-dragged')
    dragged.current = null
    show(null)
    if (to !== null && to !== index) onMove(to)
  }

  function key(event: KeyboardEvent): void {
    if (event.key === 'Escape' && dragged.current !== null) {
      event.stopPropagation()
      return drop(null)
    }
    const to = keyPlace(event.key, index, all().length)
    if (to === null) return
    event.preventDefault()
    if (to === index) return
    byKey.current = true
    onMove(to)
  }

  return (
    <button
      ref={grip}
      type="button"
      className={css.grip}
      aria-label={label}
      title={label}
      onPointerDown={down}
      onPointerMove={(event) => dragged.current !== null && show(placeOf(event))}
      onPointerUp={(event) => drop(placeOf(event))}
      onPointerCancel={() => drop(null)}
      onKeyDown={key}
      onClick={(event) => event.stopPropagation()}
    >
      <IconGripVertical size={16} aria-hidden />
    </button>
  )
}
