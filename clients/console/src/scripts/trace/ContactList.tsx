/** The search for chats: what is looked for stands in the address, the newest come first, a page at a time. */

import { Button, NativeSelect, TextInput } from '@mantine/core'
import { dateTime, fullTime, shortUrl, span } from '@cordboard/ui/format.ts'
import { Empty, Trouble } from '@cordboard/ui/States.tsx'
import { IconMessageSearch, IconMessages, IconRefresh } from '@tabler/icons-react'
import { useEffect, useState, type MouseEvent, type ReactNode } from 'react'
import { useSearch } from 'wouter/use-browser-location'
import table from '../../collection/collection.module.css'
import { fromMembers } from '../../collection/part'
import { Parts } from '../../collection/Parts'
import stacked from '../../collection/stacked.module.css'
import { TableSkeleton } from '../../collection/TableSkeleton'
import { OneOf } from '../../form/inputs/reference'
import { useConsole } from '../../here'
import { go } from '../../leaving'
import { Link } from '../../nav/Link'
import { pathOf, withQuery } from '../../place'
import { t, tchat } from '../../texts'
import type { Batch } from '../../server'
import { asked, fromQuery, isEmpty, PAGE, STATES, toQuery, type ChatState, type Search } from './search'
import { useFetched } from './useFetched'
import css from './contacts.module.css'

interface ContactLine {
  readonly chat_id: string
  readonly state: ChatState
  readonly point: string
  readonly call_class: string
  readonly opened_at: string
  readonly ended_at: string | null
  readonly visitor_name: string
  readonly url: string
  readonly queue: string | null
  readonly agent: string | null
}

const COLUMNS = ['opened', 'visitor', 'state', 'point', 'queue', 'agent', 'lasted', 'page'] as const

/** Milliseconds until what is typed is searched for. */
const TYPING = 300

export function ContactList() {
  const { may } = useConsole()
  const search = fromQuery(useSearch())
  const { value, problem, waiting, again } = useFetched<Batch<ContactLine>>(`/contacts?${asked(search)}`)
  const set = (change: Partial<Search>, replace = true): void => go(location.pathname + withQuery(location.search, toQuery(search, change)), { replace })
  const rows = value?.items ?? []

  return (
    <section className={table.panel} aria-label={tchat('title')}>
      <form className={css.search} role="search" aria-label={tchat('search')} onSubmit={(event) => event.preventDefault()}>
        <Typed label={tchat('visitor')} placeholder={tchat('visitorPart')} value={search.text} onChange={(text) => set({ text })} />
        <NativeSelect
          label={tchat('state')}
          value={search.state}
          data={[{ value: '', label: tchat('anyState') }, ...STATES.map((state) => ({ value: state, label: tchat(`states.${state}`) }))]}
          onChange={(event) => set({ state: event.currentTarget.value as ChatState })}
        />
        <OneOf id="contacts-point" label={tchat('point')} path="routing-points" value={search.point || null} none={tchat('any')} readOnly={false} onChange={(point) => set({ point: point ?? '' })} />
        <OneOf id="contacts-queue" label={tchat('queue')} path="queues" value={search.queue || null} none={tchat('any')} readOnly={false} onChange={(queue) => set({ queue: queue ?? '' })} />
        {may('contact:view') && (
          <OneOf id="contacts-agent" label={tchat('agent')} path="users" value={search.agent || null} none={tchat('any')} readOnly={false} onChange={(agent) => set({ agent: agent ?? '' })} />
        )}
        <TextInput type="date" label={tchat('from')} value={search.from} max={search.to || undefined} onChange={(event) => set({ from: event.currentTarget.value })} />
        <TextInput type="date" label={tchat('to')} value={search.to} min={search.from || undefined} onChange={(event) => set({ to: event.currentTarget.value })} />
        <div className={css.searchEnd}>
          {!isEmpty(search) && (
            <Button variant="subtle" onClick={() => set({ state: '', point: '', queue: '', agent: '', text: '', from: '', to: '' })}>
              {tchat('clear')}
            </Button>
          )}
          <Button variant="default" leftSection={<IconRefresh size={16} />} loading={waiting && value !== null} onClick={again}>
            {tchat('refresh')}
          </Button>
        </div>
      </form>
      {problem ? (
        <Trouble text={problem.status === 0 ? t('trouble.unreached') : problem.message} onRetry={again} />
      ) : !value ? (
        <TableSkeleton columns={6} />
      ) : rows.length === 0 ? (
        <Empty
          icon={isEmpty(search) ? <IconMessages size={26} /> : <IconMessageSearch size={26} />}
          title={isEmpty(search) && !search.after ? tchat('none') : tchat('noneFound')}
          text={isEmpty(search) && !search.after ? tchat('noneText') : tchat('noneFoundText')}
        />
      ) : (
        <>
          <Rows rows={rows} waiting={waiting} />
          <Parts
            label={tchat('pages')}
            part={fromMembers(new URLSearchParams({ after: search.after, page: search.page }))}
            next={value.next}
            counted={value}
            count={rows.length}
            most={PAGE}
            onPart={({ after, page }) => set({ after, page: after && String(page) }, false)}
          />
        </>
      )}
    </section>
  )
}

function Rows({ rows, waiting }: { rows: readonly ContactLine[]; waiting: boolean }) {
  function press(event: MouseEvent<HTMLTableRowElement>, chat: string): void {
    if ((event.target as HTMLElement).closest('a') || getSelection()?.toString()) return
    go(pathOf('contacts', chat))
  }
  return (
    <div className={table.scroll}>
      <table role="table" className={`${table.table} ${stacked.stacked}`} aria-busy={waiting || undefined}>
        <caption className={table.hidden}>{tchat('title')}</caption>
        <thead role="rowgroup">
          <tr role="row" className={css.headings}>
            {COLUMNS.map((each) => (
              <th key={each} role="columnheader" scope="col">
                {tchat(each)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={row.chat_id} role="row" onClick={(event) => press(event, row.chat_id)}>
              <th role="rowheader" scope="row">
                <Link href={pathOf('contacts', row.chat_id)} title={fullTime(row.opened_at)}>
                  {dateTime(row.opened_at)}
                </Link>
              </th>
              <Cell column="visitor">{row.visitor_name || tchat('nobody')}</Cell>
              <Cell column="state">
                <State state={row.state} />
              </Cell>
              <Cell column="point">{row.point}</Cell>
              <Cell column="queue">{row.queue}</Cell>
              <Cell column="agent">{row.agent}</Cell>
              <Cell column="lasted">{row.ended_at && span(Date.parse(row.ended_at) - Date.parse(row.opened_at))}</Cell>
              <Cell column="page" title={row.url}>
                {shortUrl(row.url)}
              </Cell>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell({ column, title, children }: { column: (typeof COLUMNS)[number]; title?: string; children: ReactNode }) {
  return (
    <td role="cell" data-label={tchat(column)} data-empty={!children || undefined} title={title}>
      <span dir="auto">{children || tchat('nothing')}</span>
    </td>
  )
}

export function State({ state }: { state: ChatState }) {
  return (
    <span className={css.state} data-state={state}>
      {tchat(`states.${state}`)}
    </span>
  )
}

/** A text that is searched for when typing pauses. */
function Typed({ label, placeholder, value, onChange }: { label: string; placeholder: string; value: string; onChange: (value: string) => void }) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onChange(text), TYPING)
    return () => clearTimeout(timer)
  })
  return <TextInput type="search" label={label} placeholder={placeholder} value={text} maxLength={200} onChange={(event) => setText(event.currentTarget.value)} />
}
