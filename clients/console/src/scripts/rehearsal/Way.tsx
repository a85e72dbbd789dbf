/** The way through the script, line by line; a line shows its node on the canvas. */

import { said } from '@cordboard/ui/said.ts'
import { use, type ReactNode } from 'react'
import { tre } from '../../texts'
import { EditingContext } from '../editor/editing'
import type { Kinds } from '../editor/model/exits'
import type { Editor } from '../editor/store'
import { exitName, kindName } from '../forms/words'
import { drawnIn, type Visit } from '../trace/way'
import { Values } from '../trace/Values'
import { clockOf } from './play'
import type { Rehearsed } from './told'
import css from './rehearsal.module.css'

interface Props {
  found: Rehearsed | null
  visits: readonly Visit[]
  editor: Editor
}

export function Way({ found, visits, editor }: Props) {
  const kinds = use(EditingContext)?.byName
  return (
    <section className={css.way} aria-label={tre('path')}>
      <h3>{tre('path')}</h3>
      {found && visits.length === 0 && <p className={css.quiet}>{tre('pathEmpty')}</p>}
      <ol className={css.path} tabIndex={0} aria-label={tre('path')}>
        {visits.map((visit, index) => (
          <li key={index} data-last={index === visits.length - 1 || undefined}>
            <button type="button" onClick={() => reveal(editor, visit.path)}>
              <time>{clockOf(visit.at)}</time>
              <b>{visit.path}</b>
              <span className={css.kind}>{kindName(visit.kind)}</span>
              <span className={css.exit}>{wayOn(visit, found?.standing?.node === visit.path && index === visits.length - 1, kinds)}</span>
            </button>
            {visit.why && <p className={css.why}>{said(visit.why)}</p>}
            <Values read={visit.read} />
          </li>
        ))}
      </ol>
      {found && <Rest found={found} />}
    </section>
  )
}

function wayOn({ kind, exit: name, to, at, left }: Visit, stands: boolean, kinds: Kinds | undefined): string {
  if (!name) return stands ? tre('stands') : ''
  const of = kinds?.get(kind)
  const exit = of ? exitName(of, name) : name
  const text = to ? tre('onto', { exit, node: to }) : tre('nowhere', { exit })
  return left === null || left === at ? text : `${clockOf(left)}  ${text}`
}

function reveal(editor: Editor, path: string): void {
  const node = drawnIn(path, '')
  if (node) editor.reveal(node)
}

function Rest({ found }: { found: Rehearsed }) {
  return (
    <>
      {found.outside_calls.length > 0 && (
        <Part title={tre('calls')}>
          {found.outside_calls.map((call, index) => (
            <li key={index}>
              <time>{clockOf(call.at)}</time> {tre('callAt', { node: call.node, outcome: call.outcome || tre('underWay') })} {said(call.detail)}
            </li>
          ))}
        </Part>
      )}
      {found.notes.length > 0 && (
        <Part title={tre('remarks')}>
          {found.notes.map((each, index) => (
            <li key={index}>
              <time>{clockOf(each.at)}</time> {each.node && <b>{each.node}</b>} {said(each.note)}
            </li>
          ))}
        </Part>
      )}
      {Object.keys(found.variables).length > 0 && <Named title={tre('variables')} values={found.variables} />}
      {Object.keys(found.clipboard).length > 0 && <Named title={tre('clipboard')} values={found.clipboard} />}
    </>
  )
}

function Named({ title, values }: { title: string; values: Readonly<Record<string, unknown>> }) {
  return (
    <>
      <h4>{title}</h4>
      <Values read={values} />
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h4>{title}</h4>
      <ul className={css.remarks}>{children}</ul>
    </>
  )
}
