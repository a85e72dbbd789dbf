/** The last deliveries of a webhook, what became of them, and sending one again. */

import { Button, Skeleton } from '@mantine/core'
import { dateTime, fullTime } from '@cordboard/ui/format.ts'
import { said } from '@cordboard/ui/said.ts'
import { toast } from '@cordboard/ui/toasts.tsx'
import { useCallback, useEffect, useState } from 'react'
import { useConsole } from '../here'
import { Link } from '../nav/Link'
import { pathOf } from '../place'
import type { Batch } from '../server'
import { th, tm } from '../system/texts'
import { wordOf } from '../texts'
import type { Delivery } from '../types'
import { why } from './WebhookSection'
import css from './webhooks.module.css'

const SHOWN = 20

export function Deliveries({ name, mayEdit }: { name: string; mayEdit: boolean }) {
  const { server, may } = useConsole()
  const [found, setFound] = useState<Batch<Delivery> | null>(null)
  const [problem, setProblem] = useState('')
  const path = `/webhooks/${encodeURIComponent(name)}/deliveries`

  const look = useCallback(
    async (before: Batch<Delivery> | null): Promise<void> => {
      const after = before?.next ? `&after=${encodeURIComponent(before.next)}` : ''
      try {
        const batch = await server.call<Batch<Delivery>>('GET', `${path}?limit=${SHOWN}${after}`)
        setFound({ ...batch, items: [...(before?.items ?? []), ...batch.items] })
        setProblem('')
      } catch (error) {
        setProblem(th('failed', { why: why(error) }))
      }
    },
    [server, path],
  )

  useEffect(() => {
    void look(null)
  }, [look])

  async function again(delivery: string): Promise<void> {
    try {
      await server.call('POST', path, { delivery })
      toast.tell(th('sentAgain'))
      await look(null)
    } catch (error) {
      setProblem(th('failed', { why: why(error) }))
    }
  }

  return (
    <section className={css.part}>
      <div className={css.row}>
        <h3>{th('deliveries')}</h3>
        <Button variant="subtle" size="compact-sm" onClick={() => void look(null)}>
          {th('refresh')}
        </Button>
      </div>
      {problem && (
        <p className={css.bad} role="alert">
          {problem}
        </p>
      )}
      {!found && !problem && (
        <Skeleton aria-busy>
          <p aria-hidden>{th('none')}</p>
        </Skeleton>
      )}
      {found && found.items.length === 0 && <p>{th('none')}</p>}
      {found && found.items.length > 0 && (
        <ul className={css.deliveries}>
          {found.items.map((each) => (
            <li key={each.delivery}>
              <span>
                {wordOf('webhooks', 'events', each.kind)}
                {may('contact:view') && (
                  <>
                    {' · '}
                    <Link href={pathOf('contacts', each.chat_id)}>{th('chat')}</Link>
                  </>
                )}
              </span>
              <span className={css.state} data-state={each.status}>
                {th(`states.${each.status}`)}
              </span>
              <small>
                {each.done_at && <time title={fullTime(each.done_at)}>{dateTime(each.done_at)}</time>}
                {each.next_at && each.status === 'failing' && th('nextAt', { time: dateTime(each.next_at) })}
                {each.note && each.status !== 'delivered' && ` · ${said(each.note)}`}
              </small>
              {mayEdit && each.status !== 'waiting' && (
                <Button variant="subtle" size="compact-xs" onClick={() => void again(each.delivery)}>
                  {th('again')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {found?.next && (
        <Button variant="subtle" size="compact-sm" onClick={() => void look(found)}>
          {tm('more')}
        </Button>
      )}
    </section>
  )
}
