/** The line at the bottom: how many wait, and since when the oldest does; each queue on demand. */

import { useNow } from '@cordboard/ui/clock.ts'
import { span } from '@cordboard/ui/format.ts'
import type { QueueLine as Queue } from '@cordboard/wire/events.ts'
import { IconUsersGroup } from '@tabler/icons-react'
import { useDesk } from '../desk'
import { t } from '../texts'
import css from './queues.module.css'

export function QueueLine() {
  const { queues: all, queuesAt } = useDesk().state
  const queues = all.filter((one) => one.mine !== false)
  const now = useNow()
  if (queues.length === 0) return null
  const waiting = queues.reduce((sum, queue) => sum + queue.waiting, 0)
  const oldest = Math.max(0, ...queues.map((queue) => age(queue, now - queuesAt)))
  return (
    <details className={css.queues} data-live>
      <summary>
        <IconUsersGroup size={16} aria-hidden />
        {waiting === 0 ? (
          <span>{t('queues.none')}</span>
        ) : (
          <span>
            <b>{t('queues.waiting', { count: waiting })}</b> · {t('queues.oldest')} <bdi dir="ltr">{span(oldest)}</bdi>
          </span>
        )}
      </summary>
      <ul>
        {queues.map((queue) => (
          <li key={queue.name}>
            <span className={css.queueName}>{queue.name}</span>
            <span>{queue.waiting > 0 ? `${t('queues.waiting', { count: queue.waiting })}, ${span(age(queue, now - queuesAt))}` : '–'}</span>
            <span>{t('queues.ready', { count: queue.ready })}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** How long a queue's oldest chat has waited, in milliseconds. */
function age({ oldest, waiting }: Queue, sinceTold: number): number {
  return waiting === 0 ? 0 : oldest * 1000 + Math.max(0, sinceTold)
}
