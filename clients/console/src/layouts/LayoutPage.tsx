/** One layout on a page of its own: fetched, then edited. */

import { Skeleton } from '@mantine/core'
import { Trouble } from '@cordboard/ui/States.tsx'
import type { Problem } from '@cordboard/wire/http.ts'
import { useEffect, useState } from 'react'
import { useListed } from '../collection/lists'
import { useConsole } from '../here'
import type { Tagged } from '../server'
import { of, t } from '../texts'
import type { Layout } from '../types'
import { LayoutEditor } from './LayoutEditor'
import css from './layouts.module.css'
import type { Tab } from './tabs'

export function LayoutPage({ name, tab }: { name: string; tab: Tab }) {
  const { server, lists, may } = useConsole()
  // Told in the head: without it what stands below would move.
  const points = useListed(lists, may('routing_point:view') ? 'routing-points' : null)
  const [found, setFound] = useState<Tagged<Layout> | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [tries, setTries] = useState(0)

  useEffect(() => {
    let wanted = true
    setProblem(null)
    setFound(null)
    server.read<Layout>('layouts', name).then(
      (tagged) => wanted && setFound(tagged),
      (error: Problem) => wanted && setProblem(error),
    )
    return () => {
      wanted = false
    }
  }, [server, name, tries])

  if (problem?.status === 404) return <Trouble title={t('form.gone')} text={t('form.goneText', { what: of('layouts', 'one'), name })} />
  if (problem) return <Trouble text={problem.status === 0 ? t('trouble.unreached') : problem.message} onRetry={() => setTries(tries + 1)} />
  if (!found || found.value.name !== name || (may('routing_point:view') && points.state === 'asking')) {
    return (
      <div className={css.page} aria-busy>
        <Skeleton height={36} radius="sm" />
        <div className={css.two}>
          <div className={css.fields}>
            {Array.from({ length: 6 }, (_, each) => (
              <Skeleton key={each} height={56} radius="sm" />
            ))}
          </div>
          <Skeleton height={640} radius="md" />
        </div>
      </div>
    )
  }
  return <LayoutEditor key={name} begun={found} tab={tab} />
}
