/** What an import would do: collection by collection, object by object, field by field; or why it cannot be done. */

import { said } from '@cordboard/ui/said.ts'
import { useState } from 'react'
import { linesOf, telling } from '../audit/difference'
import table from '../collection/collection.module.css'
import { told as inWords } from '../form/told'
import { tcfg } from '../system/texts'
import { of, t } from '../texts'
import type { Imported } from '../types'
import css from './configuration.module.css'

type Collection = Imported['collections'][number]
type Difference = Collection['added'][number]

/** Of a collection: the namespace of its texts. */
const TEXTS: Readonly<Record<string, string>> = { 'routing-points': 'points' }
const camel = (path: string): string => TEXTS[path] ?? path.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
export const titleOf = (path: string): string => (path === 'scripts' ? tcfg('scripts') : path === 'script-cases' ? tcfg('cases') : of(camel(path), 'title') || path)

export function Reasons({ problems }: { problems: Imported['problems'] }) {
  return (
    <div role="alert">
      <p className={css.trouble}>{tcfg('problems', { count: problems.length })}</p>
      <div className={table.scroll}>
        <table className={`${table.table} ${css.reasons}`}>
          <thead>
            <tr>
              <th scope="col">{tcfg('place')}</th>
              <th scope="col">{tcfg('reason')}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map((each, index) => (
              <tr key={index}>
                <th scope="row">
                  <code>{each.path}</code>
                  {each.name && ` ${each.name}`}
                </th>
                <td>{said(each.sentence)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

export function Changes({ told }: { told: Imported }) {
  const moved = told.collections.filter((each) => each.added.length + each.changed.length + each.removed.length > 0 || each.reordered)
  const list = told.blacklist
  return (
    <div className={css.changes}>
      <h3>{tcfg('changes')}</h3>
      {moved.map((each) => (
        <CollectionChanges key={each.collection} changes={each} />
      ))}
      {list && list.added + list.changed + list.removed > 0 && (
        <section>
          <h4>{tcfg('blacklist')}</h4>
          <p>{tcfg('blacklistText', { added: list.added, changed: list.changed, removed: list.removed, unchanged: list.unchanged })}</p>
        </section>
      )}
    </div>
  )
}

function CollectionChanges({ changes }: { changes: Collection }) {
  const texts = camel(changes.collection)
  return (
    <section>
      <h4>
        {titleOf(changes.collection)} {changes.unchanged > 0 && <small>{tcfg('unchanged', { count: changes.unchanged })}</small>}
      </h4>
      {changes.reordered && <p>{tcfg('reordered')}</p>}
      <ul>
        {(['added', 'changed', 'removed'] as const).flatMap((kind) => changes[kind].map((each) => <ObjectChange key={`${kind} ${each.name}`} kind={kind} difference={each} texts={texts} />))}
      </ul>
    </section>
  )
}

function ObjectChange({ kind, difference, texts }: { kind: 'added' | 'changed' | 'removed'; difference: Difference; texts: string }) {
  const [open, setOpen] = useState(kind === 'changed')
  const lines = open ? telling(linesOf(difference.before, difference.after)) : []
  const label = (field: string): string => {
    const [first = '', ...rest] = field.split('.')
    return [of(texts, `fields.${first}.label`) || first.replaceAll('_', ' '), ...rest].join(' › ')
  }
  return (
    <li>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span className={css.kind} data-kind={kind}>
            {tcfg(kind)}
          </span>{' '}
          <b>{difference.name}</b>
        </summary>
        <dl>
          {lines.map((line) => (
            <div key={line.field}>
              <dt>{label(line.field)}</dt>
              <dd>
                {difference.before && <del>{inWords(texts, line.field, line.before)}</del>}
                {difference.before && difference.after && <span aria-hidden> → </span>}
                {difference.after && <ins>{inWords(texts, line.field, line.after)}</ins>}
              </dd>
            </div>
          ))}
          {open && lines.length === 0 && <p>{t('table.nothing')}</p>}
        </dl>
      </details>
    </li>
  )
}
