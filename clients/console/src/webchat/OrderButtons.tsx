/** Routing points are tried from the top: dragged to another place, or one up, one down. */

import { ActionIcon } from '@mantine/core'
import { toast } from '@cordboard/ui/toasts.tsx'
import { Problem } from '@cordboard/wire/http.ts'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useConsole } from '../here'
import { t, tw } from '../texts'
import type { RoutingPoint } from '../types'
import { Grip } from './Grip'
import { moved } from './order'
import css from './webchat.module.css'

export function OrderButtons({ point }: { point: RoutingPoint }) {
  const { server, lists } = useConsole()
  const box = useRef<HTMLSpanElement>(null)
  const pressed = useRef(false)
  const names = (lists.get('routing-points').items as readonly RoutingPoint[]).map((each) => each.name)
  const index = names.indexOf(point.name)

  // The row has gone to another place, and taken the focus off the button.
  useEffect(() => {
    if (!pressed.current) return
    pressed.current = false
    const buttons = box.current?.querySelectorAll<HTMLElement>('button:not(:disabled)')
    buttons?.[buttons.length - 1]?.focus()
  }, [index])

  async function move(to: number): Promise<void> {
    try {
      await server.call('PUT', '/routing-points/order', { names: moved(names, index, to) })
    } catch (error) {
      toast.fail(t('form.notSaved'), error instanceof Problem && error.status > 0 ? error.message : t('trouble.unreached'))
    }
    lists.changed()
  }

  function press(by: 1 | -1): void {
    pressed.current = true
    void move(index + by)
  }

  if (names.length < 2) return null
  return (
    <span ref={box} className={css.order}>
      <Grip label={tw('dragPoint', { name: point.name })} list="tbody" rows="tr" index={index} onMove={(to) => void move(to)} />
      <ActionIcon variant="subtle" color="gray" aria-label={tw('up', { name: point.name })} disabled={index <= 0} onClick={() => press(-1)}>
        <IconArrowUp size={16} />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label={tw('down', { name: point.name })} disabled={index === names.length - 1} onClick={() => press(1)}>
        <IconArrowDown size={16} />
      </ActionIcon>
    </span>
  )
}
