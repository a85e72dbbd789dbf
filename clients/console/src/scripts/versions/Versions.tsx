/** The Versions tab: every state of the script that was kept, and what can be done with each. */

import { Trouble } from '@cordboard/ui/States.tsx'
import { dateTime, fullTime } from '@cordboard/ui/format.ts'
import { IconGitBranch } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useSearch } from 'wouter/use-browser-location'
import { State, yesOrNo } from '../../collection/cells'
import collection from '../../collection/collection.module.css'
import type { AnyDescribed, Column } from '../../collection/described'
import { useListed } from '../../collection/lists'
import { filtered, fromQuery, shown, sorted, toQuery, type View } from '../../collection/rows'
import { Table } from '../../collection/Table'
import { TableSkeleton } from '../../collection/TableSkeleton'
import { Tools } from '../../collection/Tools'
import { useConsole } from '../../here'
import { go } from '../../leaving'
import { pathOf, withQuery } from '../../place'
import { usePhone } from '../../screen'
import { t, tscript, tversion } from '../../texts'
import type { ScriptView, VersionView } from '../../types'
import { versionsOf } from '../saving/calls'
import { Candidate } from './Candidate'
import { VersionDialogs, type Asked } from './VersionDialogs'
import { VersionMenu } from './VersionMenu'

const PREFIX = 'versions.'

export function Versions({ script, onChanged }: { script: ScriptView; onChanged: () => void }) {
  const { lists } = useConsole()
  const path = versionsOf(script.name)
  const listed = useListed<VersionView>(lists, path)
  const [asked, setAsked] = useState<Asked | null>(null)
  const search = useSearch()
  const narrow = usePhone()
  const view = fromQuery(search, PREFIX)
  const described = useMemo(() => describedFor(script), [script])
  const columns = described.columns as readonly Column<VersionView>[]
  const matching = filtered(listed.items, columns, view.filter)
  const column = columns.find((each) => each.name === view.sort)
  const rows = column ? sorted(matching, column, view.down) : [...matching].reverse()
  const chosen = shown(columns, view.columns, narrow)
  const setView = (part: Partial<View>): void => go(location.pathname + withQuery(location.search, toQuery({ ...view, ...part }, PREFIX)), { replace: true })

  function changed(): void {
    setAsked(null)
    lists.changed()
    onChanged()
  }

  if (listed.state === 'failed' && listed.items.length === 0) {
    return <Trouble title={t('trouble.list')} text={listed.problem?.status === 0 ? t('trouble.unreached') : (listed.problem?.message ?? '')} onRetry={() => lists.again(path)} />
  }
  return (
    <div className={collection.panel}>
      {script.next !== null && <Candidate script={script} onChanged={changed} />}
      <Tools
        texts="versions"
        heading={null}
        columns={columns as unknown as readonly Column<object>[]}
        shown={chosen as unknown as readonly Column<object>[]}
        view={view}
        onView={setView}
        count={listed.items.length}
        matching={matching.length}
        action={null}
      />
      <p className={collection.note}>{tversion('newestFirst')}</p>
      {listed.state === 'asking' && listed.items.length === 0 ? (
        <TableSkeleton columns={chosen.length} />
      ) : (
        <Table
          described={described}
          columns={chosen as unknown as readonly Column<object>[]}
          rows={rows}
          view={view}
          href={(key) => pathOf('scripts', script.name, 'edit', key)}
          onSort={(sort, down) => setView({ sort, down })}
          actions={(row) => <VersionMenu script={script} version={row as VersionView} others={listed.items.length > 1} onAsk={setAsked} onChanged={changed} />}
        />
      )}
      {matching.length === 0 && view.filter && <p className={collection.none}>{t('table.none', { filter: view.filter })}</p>}
      {asked && <VersionDialogs script={script} versions={listed.items} asked={asked} onDone={changed} onClose={() => setAsked(null)} />}
    </div>
  )
}

function describedFor(script: ScriptView): AnyDescribed {
  const columns: readonly Column<VersionView>[] = [
    { name: 'version', text: ({ version }) => tscript('version', { version }), order: ({ version }) => version },
    { name: 'description', text: ({ description }) => description, wide: true },
    { name: 'locked', text: ({ locked, system }) => (system ? tscript('system') : yesOrNo(locked)) },
    { name: 'status', text: (version) => statusOf(script, version), cell: (version) => <State on={version.active} word={statusOf(script, version)} /> },
    { name: 'by', text: ({ created_by }) => created_by, wide: true },
    { name: 'at', text: ({ created_at }) => dateTime(created_at), cell: ({ created_at }) => <time dateTime={created_at} title={fullTime(created_at)}>{dateTime(created_at)}</time>, order: ({ created_at }) => created_at },
  ]
  return {
    path: versionsOf(script.name),
    permission: 'script',
    texts: 'versions',
    icon: IconGitBranch,
    keyOf: (version: VersionView) => String(version.version),
    columns,
    parts: [],
    blank: {},
    toDraft: () => ({}),
    toBody: () => ({}),
  }
}

function statusOf(script: ScriptView, { active, version }: VersionView): string {
  if (active) return tversion('active')
  return script.next === version ? tversion('candidate', { share: script.share }) : tversion('inactive')
}
