/** Short messages in the corner: what was done, what needs a look, what failed. */

import { CloseButton } from '@mantine/core'
import { IconAlertTriangle, IconCircleX, IconInfoCircle } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import css from './toasts.module.css'
import { t } from './texts'

type Kind = 'tell' | 'warn' | 'fail'

interface Toast {
  id: number
  kind: Kind
  title: string
  text: string
}

/** How long each kind stays (milliseconds); one under the pointer or the focus stays longer. */
const STAYS: Record<Kind, number> = { tell: 5_000, warn: 8_000, fail: 12_000 }
const MOST = 4
const ICONS = { tell: IconInfoCircle, warn: IconAlertTriangle, fail: IconCircleX }

let shown: readonly Toast[] = []
let last = 0
let held = false
const listeners = new Set<() => void>()

function set(next: readonly Toast[]): void {
  shown = next
  for (const listener of listeners) listener()
}

function dismiss(id: number): void {
  set(shown.filter((one) => one.id !== id))
}

function expire(id: number, after: number): void {
  setTimeout(() => (held ? expire(id, 1_000) : dismiss(id)), after)
}

function show(kind: Kind, title: string, text = ''): void {
  // The same thing said again takes the old one's place.
  const others = shown.filter((one) => one.title !== title || one.text !== text)
  const id = ++last
  set([...others.slice(1 - MOST), { id, kind, title, text }])
  expire(id, STAYS[kind])
}

export const toast = {
  tell: (title: string, text?: string) => show('tell', title, text),
  warn: (title: string, text?: string) => show('warn', title, text),
  fail: (title: string, text?: string) => show('fail', title, text),
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Where toasts appear; once per page. */
export function Toasts() {
  const list = useSyncExternalStore(subscribe, () => shown)
  const hold = (on: boolean) => () => {
    held = on
  }
  return (
    <div className={css.stack} aria-live="polite" role="region" aria-label={t('toasts')} onPointerEnter={hold(true)} onPointerLeave={hold(false)} onFocus={hold(true)} onBlur={hold(false)}>
      {list.map(({ id, kind, title, text }) => {
        const Icon = ICONS[kind]
        return (
          <div key={id} className={css.toast} data-kind={kind} role={kind === 'fail' ? 'alert' : undefined}>
            <Icon size={18} aria-hidden />
            <div>
              <b>{title}</b>
              {text && <p>{text}</p>}
            </div>
            <CloseButton size="sm" aria-label={t('dialog.close')} onClick={() => dismiss(id)} />
          </div>
        )
      })}
    </div>
  )
}
