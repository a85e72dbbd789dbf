/** What came of trying a table: what is right, what is wrong at which line, whom it would shut out. */

import { locale } from '@cordboard/ui/language.ts'
import { said } from '@cordboard/ui/said.ts'
import form from '../form/form.module.css'
import { of, tw } from '../texts'
import type { ImportReport } from '../types'
import css from './webchat.module.css'
import { listed } from './Covered'

const figure = (number: number): string => number.toLocaleString(locale())

export function ImportFindings({ report }: { report: ImportReport }) {
  const { rows, errors, error_count: wrong, covering, covering_count: shutting, live_chats: live } = report
  return (
    <div role="status" className={css.findings}>
      {wrong > 0 ? (
        <p className={form.trouble}>{tw('importWrong', { count: wrong, number: figure(wrong) })}</p>
      ) : (
        <p className={form.note}>{rows > 0 ? tw('importRight', { count: rows, number: figure(rows) }) : tw('importEmpty')}</p>
      )}
      {wrong > 0 && (
        <div className={css.lines} tabIndex={0} role="group" aria-label={tw('importErrors')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{tw('importLine')}</th>
                <th scope="col">{tw('importColumn')}</th>
                <th scope="col">{tw('importWhy')}</th>
              </tr>
            </thead>
            <tbody>
              {errors.map(({ line, column, sentence }, index) => (
                <tr key={index}>
                  <td>{figure(line)}</td>
                  <td>{column && (of('blacklist', `columns.${column}`) || of('blacklist', `fields.${column}.label`) || column)}</td>
                  <td>{said(sentence)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {wrong > errors.length && <p className={css.hint}>{tw('importMore', { count: wrong - errors.length, number: figure(wrong - errors.length) })}</p>}
      {live > 0 && <p className={css.warn}>{tw('wouldEnd', { count: live })}</p>}
      {shutting > 0 && (
        <div className={css.warn}>
          <div>
            {tw('importCovering', { count: shutting, number: figure(shutting) })}
            <ul className={form.uses}>
              {covering.slice(0, 10).map((each) => (
                <li key={each.row}>
                  {tw('importRow', { row: figure(each.row), range: each.start === each.end ? each.start : `${each.start} – ${each.end}`, what: listed(each.covers.map(said)) })}
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </div>
  )
}
