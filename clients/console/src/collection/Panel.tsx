/** A collection on a page: its table, and the drawer with the object that the address names. */

import { Button } from '@mantine/core'
import { Empty, Trouble } from '@cordboard/ui/States.tsx'
import { IconPlus } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useRef, type ReactNode } from 'react'
import { useSearch } from 'wouter/use-browser-location'
import { mayCreate } from '../form/rights'
import { useConsole } from '../here'
import { go } from '../leaving'
import { usePhone } from '../screen'
import { pathOf, withQuery } from '../place'
import { inSentence, of, t } from '../texts'
import css from './collection.module.css'
import type { AnyDescribed, Column } from './described'
import { useKeptFocus } from './keptFocus'
import { useSettled } from './lists'
import { Pager } from './Pager'
import { useRoom } from './room'
import { fromQuery, pages, shown, toQuery, type View } from './rows'
import { Table } from './Table'
import { TableSkeleton } from './TableSkeleton'
import { Tools } from './Tools'
import { useRows } from './useRows'

const Editor = lazy(async () => ({ default: (await import('../form/Editor')).Editor }))

interface Props {
  described: AnyDescribed
  /** Where objects of it are addressed. */
  base: readonly string[]
  /** The key that the address names. */
  opened: string | null
  /** Before the members of the query that are this table's. */
  prefix?: string
  /** A heading of its own: the page holds several. */
  heading?: boolean
  /** In the last cell of a row. */
  actions?: (row: object) => ReactNode
  /** Below the tools. */
  note?: ReactNode
  /** Before the button that makes one. */
  aside?: ReactNode
}

export function Panel({ described, base, opened, prefix = '', heading = false, actions, note, aside }: Props) {
  const { lists, may } = useConsole()
  const { texts, columns, icon: Icon } = described
  const search = useSearch()
  const view = fromQuery(search, prefix)
  const { listed, rows, count, matching, page, waiting, long, again } = useRows(described, view)
  const narrow = usePhone()
  const create = `${prefix}create`
  const making = new URLSearchParams(search).has(create)
  const open = opened !== null || making
  const wasOpen = useRef(open)
  const fromList = useRef(false)
  const closing = useRef(false)
  const creatable = mayCreate(described, may)
  const section = useKeptFocus()
  const told = useSettled(lists, described.beside?.(may) ?? [])
  const { held, measured } = useRoom(described.path, view.filter === '')

  useEffect(() => {
    closing.current = false
    if (open === wasOpen.current) return
    wasOpen.current = open
    fromList.current = open
  }, [open, opened])

  const chosen = shown(columns as readonly Column<object>[], view.columns, narrow)

  const here = (members: Readonly<Record<string, string | null>>): string => location.pathname + withQuery(location.search, members)
  const setView = (part: Partial<View>): void => go(here(toQuery({ ...view, page: 1, ...part }, prefix)), { replace: true })
  const href = (key: string): string => pathOf(...base, key) + withQuery(search, { [create]: null })
  const openNew = (): void => go(here({ [create]: '1' }))

  /** Back to the list that it was opened from; come in by its address, to the list in its place. */
  function close(): void {
    if (closing.current) return
    closing.current = true
    if (fromList.current) history.back()
    else go(pathOf(base[0] ?? '') + withQuery(location.search, { [create]: null }), { replace: true })
  }

  const button = creatable && (
    <Button leftSection={<IconPlus size={16} />} onClick={openNew}>
      {of(texts, 'create')}
    </Button>
  )
  const titled = heading && <h2 className={css.heading}>{of(texts, 'title')}</h2>
  const empty = listed.state === 'ready' && listed.items.length === 0
  const failed = listed.state === 'failed' && listed.items.length === 0
  const bare = failed || empty
  return (
    <section ref={section} className={css.panel} data-several={heading || undefined} aria-label={of(texts, 'title')}>
      {bare && titled && <div className={css.tools}>{titled}</div>}
      {failed ? (
        <div className={css.state}>
          <Trouble
            title={t('trouble.list')}
            text={listed.problem?.status === 0 ? t('trouble.unreached') : (listed.problem?.message ?? '')}
            onRetry={again}
          />
        </div>
      ) : empty ? (
        <div className={css.state}>
          <Empty icon={<Icon size={26} />} title={of(texts, 'none') || t('table.noneYet', { what: inSentence(of(texts, 'title')) })} text={of(texts, 'about')} action={aside ? <div className={css.buttons}>{aside}{button}</div> : button} />
        </div>
      ) : (
        <>
          <Tools
            texts={texts}
            heading={titled}
            columns={columns as readonly Column<object>[]}
            shown={chosen}
            view={view}
            onView={setView}
            count={count}
            matching={matching}
            long={long}
            action={
              <>
                {aside}
                {button}
              </>
            }
          />
          {note && <p className={css.note}>{note}</p>}
          {listed.state === 'failed' && (
            <p className={css.stale} role="alert">
              {t('table.stale')}{' '}
              <Button variant="subtle" size="compact-sm" onClick={again}>
                {t('table.again')}
              </Button>
            </p>
          )}
          {(listed.state === 'asking' && listed.items.length === 0) || (waiting && rows.length === 0) || !told ? (
            <TableSkeleton columns={chosen.length} held={held} />
          ) : (
            <>
              <div ref={measured}>
                <Table
                  described={described}
                  columns={chosen}
                  rows={rows}
                  view={view}
                  href={href}
                  onSort={(sort, down) => setView({ sort, down })}
                  actions={described.ordered && (view.sort || view.filter) ? undefined : actions}
                  waiting={waiting}
                  long={long}
                />
              </div>
              {matching === 0 && !waiting && (
                <p className={css.none}>
                  {t('table.none', { filter: view.filter })}{' '}
                  <Button variant="subtle" size="compact-sm" onClick={() => setView({ filter: '' })}>
                    {t('table.clear')}
                  </Button>
                </p>
              )}
              <Pager page={page} pages={pages(matching)} onPage={(next) => setView({ page: next })} />
            </>
          )}
        </>
      )}
      <Suspense>{(opened !== null || (making && creatable)) && <Editor key={opened ?? ''} described={described} objectKey={opened} onClose={close} />}</Suspense>
    </section>
  )
}
