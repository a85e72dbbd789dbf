/** Routing points are tried from the top: one up, one down. */

import { ActionIcon } from '@mantine/core'
import { toast } from '@cordboard/ui/toasts.tsx'
import { Problem } from '@cordboard/wire/http.ts'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useConsole } from '../here'
import { t, tw } from '../texts'
import type { RoutingPoint } from '../types'
import { exchanged } from './patterns'
import css from './webchat.module.css'

export function OrderButtons({ point }: { point: RoutingPoint }) {
  const { server, lists } = useConsole()
  const box = useRef<HTMLSpanElement>(null)
  const moved = useRef(false)
  const names = (lists.get('routing-points').items as readonly RoutingPoint[]).map((each) => each.name)
  const index = names.indexOf(point.name)

  // The row has gone to another place, and taken the focus off the button.
  useEffect(() => {
    if (!moved.current) return
    moved.current = false
    box.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus()
  }, [index])

  async function move(by: 1 | -1): Promise<void> {
    moved.current = true
    try {
      await server.call('PUT', '/routing-points/order', { names: exchanged(names, index, by) })
    } catch (error) {
      toast.fail(t('form.notSaved'), error instanceof Problem && error.status > 0 ? error.message : t('trouble.unreached'))
    }
    lists.changed()
  }

  if (names.length < 2) return null
  return (
    <span ref={box} className={css.order}>
      <ActionIcon variant="subtle" color="gray" aria-label={tw('up', { name: point.name })} disabled={index <= 0} onClick={() => void move(-1)}>
        <IconArrowUp size={16} />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label={tw('down', { name: point.name })} disabled={index === names.length - 1} onClick={() => void move(1)}>
        <IconArrowDown size={16} />
      </ActionIcon>
    </span>
  )
}
