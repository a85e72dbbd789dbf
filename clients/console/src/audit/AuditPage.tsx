/** The audit: who did what to which object; searched, paged by the server, each act with before and after. */

import '@mantine/core/styles/Combobox.layer.css'
import { Button, Select, TextInput } from '@mantine/core'
import { Empty, Trouble } from '@cordboard/ui/States.tsx'
import { Problem } from '@cordboard/wire/http.ts'
import { IconDownload, IconHistory } from '@tabler/icons-react'
import { useEffect, useState, type FormEvent } from 'react'
import { useSearch } from 'wouter/use-browser-location'
import { fromMembers, toMembers } from '../collection/part'
import { Parts } from '../collection/Parts'
import { TableSkeleton } from '../collection/TableSkeleton'
import table from '../collection/collection.module.css'
import { useConsole } from '../here'
import { go } from '../leaving'
import { withQuery } from '../place'
import type { Batch } from '../server'
import { ta } from '../system/texts'
import { of, t } from '../texts'
import type { Act } from '../types'
import { localTime } from '../webchat/entry'
import { ActList } from './ActList'
import css from './audit.module.css'
import { csv } from './difference'

const SHOWN = 50
/** The most that one export holds. */
const MOST = 10_000
const FIELDS = ['who', 'kind', 'name', 'from', 'to'] as const
export const KINDS = [
  ...['routing_point', 'layout', 'blacklist', 'queue', 'agent_group', 'skill', 'call_class', 'outcome', 'outcome_category', 'canned_reply', 'script', 'script_version', 'script_case'],
  ...['calendar', 'variable', 'user', 'user_group', 'role', 'status_code', 'host', 'data_source', 'webhook', 'api_token', 'configuration'],
] as const

export function AuditPage() {
  const { server } = useConsole()
  const search = useSearch()
  const query = new URLSearchParams(search)
  const wanted = Object.fromEntries(FIELDS.map((name) => [name, query.get(name) ?? '']))
  const part = fromMembers(query)
  const asked = new URLSearchParams([...FIELDS.map((name) => [name, wanted[name] ?? '']), ['after', part.after]].filter(([, value]) => value) as [string, string][]).toString()
  const [found, setFound] = useState<Batch<Act> | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [tries, setTries] = useState(0)
  const [exporting, setExporting] = useState(false)

  useEffect(() => {
    let current = true
    server.call<Batch<Act>>('GET', `/audit?limit=${SHOWN}${asked && `&${asked}`}`).then(
      (batch) => {
        if (!current) return
        setFound(batch)
        setProblem(null)
      },
      (error: Problem) => current && setProblem(error),
    )
    return () => {
      current = false
    }
  }, [server, asked, tries])

  const set = (members: Record<string, string | null>): void => go(location.pathname + withQuery(location.search, { after: null, page: null, act: null, ...members }))

  async function download(): Promise<void> {
    setExporting(true)
    try {
      const acts: Act[] = []
      let next: string | null = ''
      while (next !== null && acts.length < MOST) {
        const members = new URLSearchParams([...FIELDS.map((name) => [name, wanted[name] ?? '']), ['after', next]].filter(([, value]) => value) as [string, string][])
        const batch: Batch<Act> = await server.call<Batch<Act>>('GET', `/audit?limit=500&${members}`)
        acts.push(...batch.items)
        next = batch.next
      }
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob([csv(acts)], { type: 'text/csv' }))
      link.download = 'audit.csv'
      link.click()
      URL.revokeObjectURL(link.href)
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem(0, 'unreached'))
    }
    setExporting(false)
  }

  return (
    <section className={table.panel} aria-label={ta('title')}>
      <Search key={asked} wanted={wanted} onSearch={set} />
      {problem ? (
        <Trouble title={ta('failed')} text={problem.status === 0 ? t('trouble.unreached') : problem.message} onRetry={() => setTries(tries + 1)} />
      ) : !found ? (
        <TableSkeleton columns={5} />
      ) : found.items.length === 0 ? (
        <Empty icon={<IconHistory size={26} />} title={of('audit', 'title')} text={asked ? ta('none') : ta('about')} />
      ) : (
        <ActList acts={found.items} />
      )}
      {found && found.items.length > 0 && (
        <div className={css.foot}>
          <Button variant="subtle" leftSection={<IconDownload size={16} />} loading={exporting} onClick={() => void download()}>
            {ta('download')}
          </Button>
          <span className={table.grow} />
          <Parts label={ta('pages')} part={part} next={found.next} counted={found} count={found.items.length} most={SHOWN} onPart={(to) => set(toMembers(to))} />
        </div>
      )}
    </section>
  )
}

interface SearchProps {
  wanted: Readonly<Record<string, string>>
  onSearch: (members: Record<string, string | null>) => void
}

function Search({ wanted, onSearch }: SearchProps) {
  const [draft, setDraft] = useState(wanted)
  const entered = (name: string) => (event: { currentTarget: HTMLInputElement }) => setDraft({ ...draft, [name]: event.currentTarget.value })
  const time = (name: string) => (event: { currentTarget: HTMLInputElement }) => {
    const value = event.currentTarget.value
    setDraft({ ...draft, [name]: value ? new Date(value).toISOString() : '' })
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    onSearch(Object.fromEntries(FIELDS.map((name) => [name, draft[name]?.trim() || null])))
  }

  return (
    <form className={css.search} role="search" aria-label={ta('search')} onSubmit={submit}>
      <TextInput label={ta('who')} value={draft.who ?? ''} onChange={entered('who')} spellCheck={false} />
      <Select
        label={ta('kind')}
        placeholder={ta('any')}
        clearable
        searchable
        value={draft.kind || null}
        data={KINDS.map((kind) => ({ value: kind as string, label: ta(`kinds.${kind}`) }))}
        onChange={(kind) => setDraft({ ...draft, kind: kind ?? '' })}
      />
      <TextInput label={ta('name')} value={draft.name ?? ''} onChange={entered('name')} spellCheck={false} />
      <TextInput label={ta('from')} type="datetime-local" value={localTime(draft.from ?? '')} onChange={time('from')} />
      <TextInput label={ta('to')} type="datetime-local" value={localTime(draft.to ?? '')} onChange={time('to')} />
      <div className={css.buttons}>
        <Button type="submit">{ta('search')}</Button>
        {FIELDS.some((name) => wanted[name]) && (
          <Button variant="default" onClick={() => onSearch(Object.fromEntries(FIELDS.map((name) => [name, null])))}>
            {ta('clear')}
          </Button>
        )}
      </div>
    </form>
  )
}
