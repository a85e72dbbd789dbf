/** The heat view of a version: how many chats of a period took each exit, drawn and as a table. */

import '@mantine/core/styles/FloatingIndicator.layer.css'
import '@mantine/core/styles/SegmentedControl.layer.css'
import { SegmentedControl, Skeleton, TextInput } from '@mantine/core'
import { dateTime, span } from '@cordboard/ui/format.ts'
import { locale } from '@cordboard/ui/language.ts'
import { Trouble } from '@cordboard/ui/States.tsx'
import { IconArrowLeft } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useSearch } from 'wouter/use-browser-location'
import table from '../../collection/collection.module.css'
import { go } from '../../leaving'
import { Link } from '../../nav/Link'
import { pathOf, withQuery } from '../../place'
import { t, theat } from '../../texts'
import type { VersionDetail } from '../../types'
import { exitName } from '../editor/kindLook'
import type { Definition } from '../editor/model/definition'
import { kindName } from '../forms/words'
import { Drawing } from '../trace/Drawing'
import { useFetched } from '../trace/useFetched'
import { askedOf, chosenOf, heatOverlay, PERIODS, rowsOf, type Chosen, type Heat, type HeatRow } from './heat'
import css from './heat.module.css'

export function HeatPage({ script, version }: { script: string; version: number }) {
  const chosen = chosenOf(useSearch())
  const path = `/scripts/${encodeURIComponent(script)}/versions/${version}`
  const detail = useFetched<VersionDetail>(path)
  // The day is the reader's; the question stays the same until another is chosen.
  const asked = askedOf(chosen, new Date())
  const { value: heat, problem, waiting, again } = useFetched<Heat>(`${path}/heat${asked}`)
  const definition = detail.value?.definition as unknown as Definition | undefined
  const rows = useMemo(() => (heat && definition ? rowsOf(heat, definition) : []), [heat, definition])
  const overlay = useMemo(() => heatOverlay(rows, number, (taken, share) => theat('label', { count: number(taken), share: percent(share) })), [rows])
  const set = (change: Partial<Chosen>): void => go(location.pathname + withQuery(location.search, { ...chosen, ...change }), { replace: true })
  const trouble = detail.problem ?? problem

  return (
    <article className={css.page} data-fills>
      <header className={css.head}>
        <Link href={pathOf('scripts', script)} className={css.back}>
          <IconArrowLeft size={16} aria-hidden /> {theat('back')}
        </Link>
        <h2>{theat('title')}</h2>
        <span className={css.quiet}>{theat('of', { script, version })}</span>
        <span className={css.grow} />
        <SegmentedControl size="xs" aria-label={theat('period')} value={chosen.period} data={PERIODS.map((value) => ({ value, label: theat(`periods.${value}`) }))} onChange={(period) => set({ period: period as Chosen['period'] })} />
        {chosen.period === 'own' && (
          <>
            <TextInput size="xs" type="date" aria-label={theat('from')} value={chosen.from} max={chosen.to || undefined} onChange={(event) => set({ from: event.currentTarget.value })} />
            <TextInput size="xs" type="date" aria-label={theat('to')} value={chosen.to} min={chosen.from || undefined} onChange={(event) => set({ to: event.currentTarget.value })} />
          </>
        )}
      </header>
      {trouble ? (
        <Trouble text={trouble.status === 0 ? t('trouble.unreached') : trouble.message} onRetry={problem ? again : detail.again} />
      ) : !heat || !definition ? (
        <Skeleton height={320} />
      ) : (
        <div className={css.body} aria-busy={waiting || undefined}>
          <div className={css.canvas}>
            <Drawing definition={definition} overlay={overlay} label={theat('of', { script, version })} />
          </div>
          <section className={css.table} aria-label={theat('table')} tabIndex={0}>
            <p role="status">
              <b>{heat.chats === 0 ? theat('none') : theat('chats', { count: heat.chats })}</b> {heat.cut_off && heat.since && theat('cutOff', { time: dateTime(heat.since) })}
            </p>
            {heat.chats > 0 && <Table rows={rows} />}
          </section>
        </div>
      )}
    </article>
  )
}

function Table({ rows }: { rows: readonly HeatRow[] }) {
  return (
    <table className={table.table}>
      <caption className={table.hidden}>{theat('about')}</caption>
      <thead>
        <tr className={css.headings}>
          <th scope="col">{theat('node')}</th>
          <th scope="col" data-numeric>
            {theat('entered')}
          </th>
          <th scope="col" data-numeric>
            {theat('median')}
          </th>
        </tr>
      </thead>
      {rows
        .filter((row) => row.entered > 0)
        .map((row) => (
          <tbody key={row.node}>
            <tr>
              <th scope="row">
                <b>{row.node}</b> <span className={css.quiet}>{kindName(row.kind)}</span>
              </th>
              <td data-numeric>{number(row.entered)}</td>
              <td data-numeric>{row.median === null ? '' : span(row.median * 1000)}</td>
            </tr>
            {row.exits.map(({ exit, taken, share }) => (
              <tr key={exit} className={css.exit} data-none={taken === 0 || undefined}>
                <th scope="row">{exitName(exit)}</th>
                <td data-numeric>{number(taken)}</td>
                <td data-numeric>{percent(share)}</td>
              </tr>
            ))}
            {row.still > 0 && (
              <tr className={css.exit}>
                <th scope="row">{theat('still')}</th>
                <td data-numeric>{number(row.still)}</td>
                <td data-numeric>{percent(row.still / row.entered)}</td>
              </tr>
            )}
          </tbody>
        ))}
    </table>
  )
}

function number(value: number): string {
  return value.toLocaleString(locale())
}

function percent(share: number): string {
  return new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 }).format(share)
}
