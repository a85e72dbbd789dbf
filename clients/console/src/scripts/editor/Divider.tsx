/** The line between two panels, to be dragged, or moved with the arrow keys. */

import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import css from './page.module.css'

interface Props {
  label: string
  /** Which side the panel lies on, and so which way makes it larger. */
  side: 'start' | 'end' | 'bottom'
  size: number
  least: number
  most: number
  onSize: (size: number) => void
}

const STEP = 24

export function Divider({ label, side, size, least, most, onSize }: Props) {
  const from = useRef<{ at: number; size: number } | null>(null)
  const flat = side === 'bottom'
  const bound = (next: number): number => Math.round(Math.max(least, Math.min(next, most)))
  const mirrored = (): number => (!flat && document.documentElement.dir === 'rtl' ? -1 : 1)
  const grows = (): number => (side === 'start' ? 1 : -1) * mirrored()

  function move(event: PointerEvent): void {
    if (!from.current) return
    const at = flat ? event.clientY : event.clientX
    onSize(bound(from.current.size + (at - from.current.at) * (flat ? -1 : grows())))
  }

  function press(event: KeyboardEvent): void {
    const way = flat ? { ArrowUp: 1, ArrowDown: -1 }[event.key] : { ArrowRight: grows(), ArrowLeft: -grows() }[event.key]
    if (way === undefined) return
    event.preventDefault()
    onSize(bound(size + way * STEP))
  }

  return (
    <div
      className={css.divider}
      role="separator"
      aria-label={label}
      aria-orientation={flat ? 'horizontal' : 'vertical'}
      aria-valuenow={size}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      data-flat={flat || undefined}
      onKeyDown={press}
      onPointerDown={(event) => {
        from.current = { at: flat ? event.clientY : event.clientX, size }
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={move}
      onPointerUp={() => {
        from.current = null
      }}
    />
  )
}
