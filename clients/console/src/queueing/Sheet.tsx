/** A sheet: rows by columns, filtered both ways, with what is not saved yet and what stands in its way. */

import { Button, CloseButton, TextInput } from '@mantine/core'
import { Empty, Trouble } from '@cordboard/ui/States.tsx'
import type { Problem } from '@cordboard/wire/http.ts'
import { IconFilter, IconPlus, IconTable } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { Pager } from '../collection/Pager'
import { paged, pages } from '../collection/rows'
import { useGrid, type Grid } from '../form/useGrid'
import { useConsole } from '../here'
import { Link } from '../nav/Link'
import { pathOf } from '../place'
import { of, t } from '../texts'
import css from './queueing.module.css'
import { ts } from './texts'
import type { Obstacle, Row } from './saving'
import type { useSheet } from './useSheet'

interface Props<T extends object, V> {
  texts: string
  rows: readonly Row<T>[]
  columns: readonly string[]
  sheet: ReturnType<typeof useSheet<T, V>>
  mayEdit: (row: Row<T>) => boolean
  cell: (row: Row<T>, column: string, at: ReturnType<Grid['cell']>) => ReactNode
  /** Beside a row's name. */
  aside: (row: Row<T>) => ReactNode
  /** In a column's head. */
  head: (column: string) => ReactNode
  /** What somebody else has made of a row. */
  told: (object: T) => string
  /** Above the sheet. */
  note?: ReactNode
  /** Where there are no rows or no columns: the collection of which one is to be made. */
  sources: Readonly<Record<'noRows' | 'noColumns', Source>>
}

interface Source {
  /** The page, the object in permissions and the namespace of its texts. */
  path: string
  permission: string
  texts: string
}

const within = (text: string, filter: string): boolean => text.toLocaleLowerCase().includes(filter.trim().toLocaleLowerCase())

export function Sheet<T extends object, V>({ texts, rows, columns, sheet, mayEdit, cell, aside, head, told, note, sources }: Props<T, V>) {
  const { may } = useConsole()
  const [wanted, setWanted] = useState({ row: '', column: '' })
  const [page, setPage] = useState(1)
  const grid = useGrid()
  const matching = rows.filter((row) => within(row.label, wanted.row))
  const shownRows = paged(matching, page)
  const shownColumns = columns.filter((column) => within(column, wanted.column))
  const lacking = rows.length === 0 ? 'noRows' : columns.length === 0 ? 'noColumns' : null
  const editable = rows.some(mayEdit)

  function filter(of: 'row' | 'column', label: string) {
    return (
      <TextInput
        type="search"
        className={css.filter ?? ''}
        aria-label={label}
        placeholder={label}
        leftSection={<IconFilter size={16} />}
        rightSection={wanted[of] && <CloseButton size="sm" aria-label={label} onClick={() => setWanted({ ...wanted, [of]: '' })} />}
        value={wanted[of]}
        onChange={(event) => setWanted({ ...wanted, [of]: event.currentTarget.value })}
      />
    )
  }

  if (lacking) {
    return (
      <section className={css.page} aria-label={of(texts, 'title')}>
        <Empty
          icon={<IconTable size={26} />}
          title={of(texts, lacking)}
          text={of(texts, 'about')}
          action={
            may(`${sources[lacking].permission}:new`) && (
              <Button component={Link} href={`${pathOf(sources[lacking].path)}?create=1`} leftSection={<IconPlus size={16} />}>
                {of(sources[lacking].texts, 'create')}
              </Button>
            )
          }
        />
      </section>
    )
  }
  return (
    <section className={css.page} aria-label={of(texts, 'title')}>
      {note}
      <div className={css.tools}>
        {filter('row', ts('filterRows'))}
        {filter('column', ts('filterColumns'))}
        <p className={css.about}>{editable ? of(texts, 'about') : ts('viewOnly')}</p>
      </div>
      <Obstacles rows={rows} sheet={sheet} told={told} />
      <div className={css.scroll}>
        <table className={css.sheet} role="grid" aria-label={of(texts, 'title')} aria-describedby="sheet-keys" {...grid.around}>
          <thead>
            <tr>
              <th scope="col">{of(texts, 'rows')}</th>
              {shownColumns.map((column) => (
                <th key={column} scope="col">
                  {head(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shownRows.map((row, y) => (
              <tr key={row.id} data-obstacle={sheet.obstacles.has(row.id) || undefined}>
                <th scope="row">
                  <div className={css.row}>
                    <span>{row.label}</span>
                    <small>{aside(row)}</small>
                  </div>
                </th>
                {shownColumns.map((column, x) => (
                  <td key={column} data-changed={sheet.isChanged(row, column) || undefined}>
                    {cell(row, column, grid.cell(y, x))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {(shownRows.length === 0 || shownColumns.length === 0) && <p className={css.none}>{ts('none')}</p>}
      </div>
      <Pager page={Math.min(page, pages(matching.length))} pages={pages(matching.length)} onPage={setPage} />
      <p id="sheet-keys" className={css.hint}>
        {ts('keys')}
      </p>
      {sheet.changes > 0 && (
        <div className={css.bar}>
          <span role="status">{ts('changes', { count: sheet.changes })}</span>
          <span className={css.grow} />
          <Button variant="default" disabled={sheet.busy} onClick={sheet.discard}>
            {ts('discard')}
          </Button>
          <Button loading={sheet.busy} onClick={() => void sheet.save()}>
            {ts('save')}
          </Button>
        </div>
      )}
    </section>
  )
}

/** In the place of a sheet: what it is made of could not be had. */
export function Unlisted({ problem, onRetry }: { problem: Problem | null; onRetry: () => void }) {
  return (
    <div className={css.page}>
      <Trouble title={t('trouble.list')} text={problem === null || problem.status === 0 ? t('trouble.unreached') : problem.message} onRetry={onRetry} />
    </div>
  )
}

function Obstacles<T extends object, V>({ rows, sheet, told }: Pick<Props<T, V>, 'rows' | 'sheet' | 'told'>) {
  const labelOf = (id: string): string => rows.find((row) => row.id === id)?.label ?? id.slice(id.indexOf('/') + 1)
  const sentence = (id: string, obstacle: Obstacle<T>): string => {
    if (obstacle.kind === 'clash') return ts('clash', { name: labelOf(id), theirs: told(obstacle.theirs) || ts('nothing') })
    return obstacle.kind === 'gone' ? ts('gone', { name: labelOf(id) }) : ts('refused', { name: labelOf(id), why: obstacle.why })
  }
  const waiting = sheet.edits.size > 1 && sheet.obstacles.size > 0
  const obstacles = [...sheet.obstacles].map(([id, obstacle]) => (
    <div key={id} className={css.obstacle} role="alert">
      <span>{sentence(id, obstacle)}</span>
      {obstacle.kind === 'clash' && (
        <Button size="compact-sm" variant="default" disabled={sheet.busy} onClick={() => sheet.insist(id)}>
          {ts('mine')}
        </Button>
      )}
      <Button size="compact-sm" variant="default" disabled={sheet.busy} onClick={() => sheet.forget(id)}>
        {obstacle.kind === 'clash' ? ts('theirs') : ts('discard')}
      </Button>
    </div>
  ))
  return (
    <>
      {waiting && (
        <p className={css.about} role="status">
          {ts('together')}
        </p>
      )}
      {obstacles}
    </>
  )
}
