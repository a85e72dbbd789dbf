/** What `check` found in a version that is to be published; each finding leads to its node. */

import { said } from '@cordboard/ui/said.ts'
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { tpublish } from '../../texts'
import type { Definition, Issue } from '../editor/model/definition'
import { nodeName } from '../words'
import css from './publish.module.css'

interface Props {
  issues: readonly Issue[]
  definition: Definition
  onJump: (node: string, field: string | undefined) => void
}

export const errorsOf = (issues: readonly Issue[]): number => issues.filter((each) => each.severity !== 'warning').length

export function Checked({ issues, definition, onJump }: Props) {
  const errors = errorsOf(issues)
  const warnings = issues.length - errors
  const ordered = [...issues].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
  return (
    <section className={css.part}>
      <h3>{tpublish('issues')}</h3>
      {issues.length === 0 && (
        <p className={`${css.quiet} ${css.row} ${css.good}`}>
          <IconCircleCheck size={15} aria-hidden />
          {tpublish('noIssues')}
        </p>
      )}
      {errors > 0 && <p className={css.bad}>{tpublish('errors', { count: errors })}</p>}
      {warnings > 0 && <p className={css.doubt}>{tpublish('warnings', { count: warnings })}</p>}
      {issues.length > 0 && (
        <ul className={css.issues} tabIndex={0} aria-label={tpublish('issues')}>
          {ordered.map(({ code, severity, node, field, sentence }, index) => {
            const there = node && Object.hasOwn(definition.nodes, node) ? definition.nodes[node] : undefined
            const Icon = severity === 'warning' ? IconAlertTriangle : IconCircleX
            return (
              <li key={index} data-severity={severity ?? 'error'} data-code={code}>
                <Icon size={14} aria-hidden />
                <span>
                  {node && there && (
                    <>
                      <button type="button" onClick={() => onJump(node, field)}>
                        {nodeName(node, there)}
                      </button>{' '}
                    </>
                  )}
                  {said(sentence)}
                </span>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
