/** How the system is now: version, database, checks, nodes, what waits to be done outside. */

import { bytes, dateTime, fullTime, span } from '@cordboard/ui/format.ts'
import table from '../collection/collection.module.css'
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
    [tsys('configurationVersion'), facts.configuration.toLocaleString()],
    [tsys('python'), facts.python],
  ]
  return (
    <div className={css.now}>
      <section>
        <dl className={css.facts}>
          {rows.map(([name, value, more]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd title={more}>{value}</dd>
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
          <div className={table.scroll}>
            <table className={`${table.table} ${css.table}`}>
              <thead>
                <tr>
                  <th scope="col">{tsys('duty')}</th>
                  <th scope="col">{tsys('holder')}</th>
                  <th scope="col">{tsys('until')}</th>
                </tr>
              </thead>
              <tbody>
                {facts.duties.map((each) => (
                  <tr key={each.name}>
                    <th scope="row">{each.name}</th>
                    <td>{each.node === facts.node ? tsys('thisNode') : each.node}</td>
                    <td title={fullTime(each.until)}>{dateTime(each.until)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
      <section>
        <h2>{tsys('errands')}</h2>
        {facts.errands.length === 0 ? (
          <p>{tsys('noErrands')}</p>
        ) : (
          <div className={table.scroll}>
            <table className={`${table.table} ${css.table}`}>
              <thead>
                <tr>
                  <th scope="col">{tsys('kind')}</th>
                  <th scope="col">{tsys('waiting')}</th>
                  <th scope="col">{tsys('failing')}</th>
                  <th scope="col">{tsys('oldest')}</th>
                </tr>
              </thead>
              <tbody>
                {facts.errands.map((each) => (
                  <tr key={each.kind}>
                    <th scope="row">{errandOf(each.kind)}</th>
                    <td>{each.waiting.toLocaleString()}</td>
                    <td>{each.failing.toLocaleString()}</td>
                    <td>{each.oldest ? dateTime(each.oldest) : '–'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
    </div>
  )
}
