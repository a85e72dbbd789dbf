/** What visitors left when nobody could answer: to be worked off, the newest first. */

import '@mantine/core/styles/FloatingIndicator.layer.css'
import '@mantine/core/styles/SegmentedControl.layer.css'
import { Button, SegmentedControl, Skeleton, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { dateTime, fullTime, shortUrl } from '@cordboard/ui/format.ts'
import { Empty, Trouble } from '@cordboard/ui/States.tsx'
import { toast } from '@cordboard/ui/toasts.tsx'
import { Problem } from '@cordboard/wire/http.ts'
import { IconMailbox, IconSearch } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useSearch } from 'wouter/use-browser-location'
import { useConsole } from '../here'
import { go } from '../leaving'
import { Link } from '../nav/Link'
import { pathOf, withQuery } from '../place'
import type { Batch } from '../server'
import { tm } from '../system/texts'
import { t } from '../texts'
import type { LeftMessage } from '../types'
import { leftFieldName } from './fields'
import css from './messages.module.css'

const SHOWN = 50
const SHOW = ['open', 'handled', 'all'] as const
type Show = (typeof SHOW)[number]
const HANDLED: Readonly<Record<Show, string>> = { open: '&handled=false', handled: '&handled=true', all: '' }

export function MessagesPage() {
  const { server, may } = useConsole()
  const query = new URLSearchParams(useSearch())
  const show = SHOW.find((each) => each === query.get('show')) ?? 'open'
  const words = query.get('q') ?? ''
  const [typed] = useDebouncedValue(words, 250)
  const [found, setFound] = useState<Batch<LeftMessage> | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const asked = useRef(0)

  const look = useCallback(
    async (before: Batch<LeftMessage> | null): Promise<void> => {
      const run = ++asked.current
      const filter = typed.trim() ? `&filter=${encodeURIComponent(typed.trim())}` : ''
      const after = before?.next ? `&after=${encodeURIComponent(before.next)}` : ''
      try {
        const batch = await server.call<Batch<LeftMessage>>('GET', `/left-messages?order=desc&limit=${SHOWN}${HANDLED[show]}${filter}${after}`)
        if (run !== asked.current) return
        setFound({ ...batch, items: [...(before?.items ?? []), ...batch.items] })
        setProblem(null)
      } catch (error) {
        if (run === asked.current) setProblem(error instanceof Problem ? error : new Problem(0, 'unreached'))
      }
    },
    [server, show, typed],
  )
  useEffect(() => {
    void look(null)
  }, [look])

  const set = (members: Record<string, string | null>): void => go(location.pathname + withQuery(location.search, members), { replace: true })

  async function mark(message: LeftMessage): Promise<void> {
    try {
      const marked = await server.call<LeftMessage>('POST', `/left-messages/${encodeURIComponent(message.chat_id)}/handled`)
      toast.tell(tm('marked', { visitor: message.visitor }))
      setFound((now) => now && { ...now, items: now.items.map((each) => (each.chat_id === marked.chat_id ? marked : each)) })
    } catch (error) {
      toast.fail(tm('failed'), error instanceof Problem && error.status > 0 ? error.message : t('trouble.unreached'))
    }
  }

  return (
    <section className={css.page} aria-label={tm('title')}>
      <div className={css.tools}>
        <SegmentedControl
          aria-label={tm('show')}
          value={show}
          onChange={(value) => set({ show: value === 'open' ? null : value })}
          data={SHOW.map((each) => ({ value: each, label: tm(each) }))}
        />
        <TextInput
          className={css.search ?? ''}
          type="search"
          aria-label={tm('search')}
          placeholder={tm('search')}
          leftSection={<IconSearch size={16} />}
          value={words}
          onChange={(event) => set({ q: event.currentTarget.value || null })}
        />
        <span role="status" className={css.count}>
          {found?.total !== undefined && tm('count', { count: found.total })}
        </span>
      </div>
      {problem ? (
        <Trouble title={tm('failed')} text={problem.status === 0 ? t('trouble.unreached') : problem.message} onRetry={() => void look(null)} />
      ) : !found ? (
        <div aria-busy>
          {[0, 1, 2].map((row) => (
            <Skeleton key={row} height={96} radius={10} mb={10} />
          ))}
        </div>
      ) : found.items.length === 0 ? (
        <Empty
          icon={<IconMailbox size={26} />}
          title={words ? t('table.none', { filter: words }) : show === 'open' ? tm('noneOpen') : tm('none')}
          text={words ? undefined : show === 'open' ? tm('noneOpenText') : tm('about')}
        />
      ) : (
        <ul className={css.messages}>
          {found.items.map((message) => (
            <Message key={message.chat_id} message={message} mayMark={may('contact:edit_data')} onMark={() => void mark(message)} />
          ))}
        </ul>
      )}
      {found?.next && (
        <Button variant="default" onClick={() => void look(found)}>
          {tm('more')}
        </Button>
      )}
    </section>
  )
}

function Message({ message, mayMark, onMark }: { message: LeftMessage; mayMark: boolean; onMark: () => void }) {
  const fields = Object.entries(message.fields)
  return (
    <li className={css.message} data-handled={message.handled_at !== null || undefined}>
      <header>
        <b>{tm('left', { visitor: message.visitor, point: message.point })}</b>
        <time title={fullTime(message.at)} dateTime={message.at}>
          {dateTime(message.at)}
        </time>
      </header>
      <dl>
        {fields.map(([name, value]) => (
          <div key={name}>
            <dt>{leftFieldName(name)}</dt>
            <dd dir="auto">{value || t('table.nothing')}</dd>
          </div>
        ))}
      </dl>
      <footer>
        <Link href={pathOf('contacts', message.chat_id)}>{tm('chat')}</Link>
        <span className={css.url}>{shortUrl(message.url)}</span>
        <span className={css.grow} />
        {message.handled_at ? (
          <span className={css.handled}>{tm('by', { user: message.handled_by ?? '', time: dateTime(message.handled_at) })}</span>
        ) : (
          mayMark && (
            <Button variant="default" size="compact-sm" onClick={onMark}>
              {tm('mark')}
            </Button>
          )
        )}
      </footer>
    </li>
  )
}
