/** What the check says of a field, below it. */

import { said } from '@cordboard/ui/said.ts'
import { IconAlertCircle, IconAlertTriangle } from '@tabler/icons-react'
import type { Issue } from '../editor/model/definition'
import { tn } from '../../texts'
import css from './forms.module.css'

interface Props {
  id?: string
  issues: readonly Issue[]
  error?: string | undefined
}

export function Findings({ id, issues, error }: Props) {
  if (issues.length === 0 && error === undefined) return null
  const all = [...(error === undefined ? [] : [{ sentence: error, severity: 'error' as const, code: '' }]), ...issues]
  return (
    <ul id={id} className={css.findings}>
      {all.map((issue, index) => {
        const warns = issue.severity === 'warning'
        const Sign = warns ? IconAlertTriangle : IconAlertCircle
        return (
          <li key={index} data-warns={warns || undefined}>
            <Sign size={14} aria-label={warns ? tn('warning') : tn('error')} role="img" />
            <span dir="auto">{said(issue.sentence)}</span>
          </li>
        )
      })}
    </ul>
  )
}
