/** Parts of the list of test cases: what became of all, of one, and a new name for it. */

import { said } from '@cordboard/ui/said.ts'
import { TextInput } from '@mantine/core'
import { IconCheck, IconListCheck, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { tcase } from '../../texts'
import type { CaseResult, CasesRun } from './cases'
import css from './cases.module.css'

export function Verdict({ ran }: { ran: CasesRun }) {
  const failed = ran.cases.filter((each) => each.passed === false).length
  const { version } = ran
  return (
    <span className={failed > 0 ? css.failed : css.passed}>
      {failed > 0 ? tcase('failed', { count: failed, version }) : tcase('passedAll', { count: ran.cases.length, version })}{' '}
      {ran.left_off.length > 0 && tcase('leftOff', { count: ran.left_off.length })}
    </span>
  )
}

export function Result({ result }: { result: CaseResult | undefined }) {
  if (!result) return <span className={css.quiet}>{tcase('notRun')}</span>
  if (result.passed === false) {
    return (
      <span className={css.failed}>
        <IconX size={14} aria-hidden /> {tcase('fails')}
        {result.failures.map((each) => (
          <span key={each} className={css.failure}>
            {said(each)}
          </span>
        ))}
      </span>
    )
  }
  const Icon = result.passed ? IconCheck : IconListCheck
  return (
    <span className={result.passed ? css.passed : css.quiet}>
      <Icon size={14} aria-hidden /> {tcase(result.passed ? 'passed' : 'played')}
    </span>
  )
}

export function Renaming({ name, onDone }: { name: string; onDone: (wanted: string) => void }) {
  const [value, setValue] = useState(name)
  return (
    <TextInput
      size="xs"
      autoFocus
      aria-label={tcase('renameCase', { name })}
      value={value}
      maxLength={100}
      onChange={(event) => setValue(event.currentTarget.value)}
      onBlur={() => onDone(value.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur()
        if (event.key === 'Escape') onDone('')
      }}
    />
  )
}
