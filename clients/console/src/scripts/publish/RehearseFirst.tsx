/** The script's test cases before it is published: played through the version, and what failed. */

import { Button } from '@mantine/core'
import { IconCheck, IconClock, IconX } from '@tabler/icons-react'
import { useListed } from '../../collection/lists'
import { useConsole } from '../../here'
import { te, tpublish } from '../../texts'
import { casesPath, type CaseLine } from '../cases/cases'
import type { useCasesRun } from '../cases/useCasesRun'
import css from './publish.module.css'

const ICONS = { passed: IconCheck, failed: IconX, played: IconClock }

interface Props {
  script: string
  cases: ReturnType<typeof useCasesRun>
  /** To where it is rehearsed by hand. */
  onRehearse: () => void
}

export function RehearseFirst({ script, cases, onRehearse }: Props) {
  const { lists, may } = useConsole()
  const { items, state } = useListed<CaseLine>(lists, casesPath(script))
  const { ran, running, wrong } = cases
  const failed = ran?.cases.filter((each) => each.passed === false) ?? []
  if (state !== 'ready' && items.length === 0) return null
  return (
    <section className={css.part}>
      <h3>{tpublish('rehearse')}</h3>
      <div className={css.row}>
        <span className={css.quiet}>{items.length === 0 ? tpublish('noCases') : tpublish('cases', { count: items.length })}</span>
        {items.length > 0 && may('script:rehearse') && (
          <Button variant="default" size="compact-sm" loading={running} onClick={() => void cases.run()}>
            {tpublish('run')}
          </Button>
        )}
        {may('script:rehearse') && (
          <Button variant="default" size="compact-sm" onClick={onRehearse}>
            {te('page.rehearse')}
          </Button>
        )}
      </div>
      <div role="status">
        {ran && failed.length === 0 && <p className={css.quiet}>{tpublish('passed')}</p>}
        {failed.length > 0 && <p className={css.bad}>{tpublish('failed', { count: failed.length })}</p>}
        {ran && ran.left_off.length > 0 && <p className={css.doubt}>{tpublish('left', { count: ran.left_off.length })}</p>}
        {wrong && (
          <p className={css.bad} role="alert">
            {tpublish('notRun')}: {wrong}
          </p>
        )}
      </div>
      {ran && (
        <ul className={css.cases} tabIndex={0} aria-label={tpublish('rehearse')}>
          {ran.cases.map(({ name, passed, failures }) => {
            const state = passed === null ? 'played' : passed ? 'passed' : 'failed'
            const Icon = ICONS[state]
            const word = tpublish(passed === null ? 'caseRead' : passed ? 'casePassed' : 'caseFailed')
            return (
              <li key={name} data-state={state}>
                <Icon size={14} aria-hidden />
                <span>
                  <b>{name}</b> {word}
                  {failures.map((each) => (
                    <span key={each} className={css.failure}>
                      {each}
                    </span>
                  ))}
                </span>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
