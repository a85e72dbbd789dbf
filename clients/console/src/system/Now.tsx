/** How the system is now: version, database, checks, nodes, what waits to be done outside. */

import { bytes, dateTime, fullTime, span } from '@cordboard/ui/format.ts'
import { locale } from '@cordboard/ui/language.ts'
import type { ReactNode } from 'react'
import table from '../collection/collection.module.css'
import stacked from '../collection/stacked.module.css'
import type { SystemFacts } from '../types'
import css from './system.module.css'
import { tsys } from './texts'

const ERRANDS = ['mail', 'transcript', 'call', 'host', 'webhook', 'global'] as const
const errandOf = (kind: string): string => {
  const known = ERRANDS.find((each) => each === kind)
  return known ? tsys(`errandKinds.${known}`) : kind
}

export function Now({ facts }: { facts: SystemFacts }) {
  const running = Date.parse(facts.now) - Date.parse(facts.started_at)
  const rows: readonly (readonly [string, string, string?])[] = [
    [tsys('version'), facts.version],
    [tsys('started'), dateTime(facts.started_at), fullTime(facts.started_at)],
    [tsys('uptime'), span(running)],
    [tsys('node'), facts.node],
    [tsys('database'), facts.database ? `${facts.database.kind} ${facts.database.version}` : '–'],
    [tsys('size'), facts.database ? bytes(facts.database.bytes) : '–'],
    [tsys('migration'), facts.database?.migration ?? '–'],
    [tsys('configurationVersion'), facts.configuration.toLocaleString(locale())],
    [tsys('python'), facts.python],
  ]
  return (
    <div className={css.now}>
      <section>
        <dl className={css.facts}>
          {rows.map(([name, value, more]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto" title={more}>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h2>{tsys('checks')}</h2>
        <ul className={css.checks}>
          {facts.checks.map((each) => (
            <li key={each.name} data-ok={each.ok || undefined}>
              {each.name === 'database' ? tsys('check.database') : each.name}: <b>{each.ok ? tsys('ok') : tsys('bad')}</b>
              {each.milliseconds !== null && each.milliseconds !== undefined && ` ${tsys('took', { ms: each.milliseconds })}`}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{tsys('duties')}</h2>
        {facts.duties.length === 0 ? (
          <p>{tsys('noDuties')}</p>
        ) : (
          <Rows
            heads={[tsys('duty'), tsys('holder'), tsys('until')]}
            rows={facts.duties.map((each) => [each.name, each.node === facts.node ? tsys('thisNode') : each.node, <At key="until" at={each.until} />])}
          />
        )}
      </section>
      <section>
        <h2>{tsys('errands')}</h2>
        {facts.errands.length === 0 ? (
          <p>{tsys('noErrands')}</p>
        ) : (
          <Rows
            heads={[tsys('kind'), tsys('waiting'), tsys('failing'), tsys('oldest')]}
            rows={facts.errands.map((each) => [
              errandOf(each.kind),
              each.waiting.toLocaleString(locale()),
              each.failing.toLocaleString(locale()),
              each.oldest ? <At key="oldest" at={each.oldest} /> : '–',
            ])}
          />
        )}
      </section>
    </div>
  )
}

function At({ at }: { at: string }) {
  return (
    <time dateTime={at} title={fullTime(at)}>
      {dateTime(at)}
    </time>
  )
}

/** The first of a row's cells names it. */
function Rows({ heads, rows }: { heads: readonly string[]; rows: readonly (readonly ReactNode[])[] }) {
  return (
    <div className={table.scroll}>
      <table role="table" className={`${table.table} ${stacked.stacked} ${css.table}`}>
        <thead role="rowgroup">
          <tr role="row">
            {heads.map((head) => (
              <th key={head} role="columnheader" scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map(([first, ...rest], index) => (
            <tr key={index} role="row">
              <th role="rowheader" scope="row">
                {first}
              </th>
              {rest.map((cell, at) => (
                <td key={at} role="cell" data-label={heads[at + 1]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
