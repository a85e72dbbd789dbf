/** Two versions of a script beside each other: what differs, in sentences and drawn. */

import { Button, NativeSelect, Skeleton } from '@mantine/core'
import { Trouble } from '@cordboard/ui/States.tsx'
import { Problem } from '@cordboard/wire/http.ts'
import { IconArrowsExchange, IconChevronLeft } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useListed } from '../../collection/lists'
import { useConsole } from '../../here'
import { go } from '../../leaving'
import { Link } from '../../nav/Link'
import { pathOf } from '../../place'
import { t, tdiff } from '../../texts'
import type { VersionDetail, VersionView } from '../../types'
import type { Definition } from '../editor/model/definition'
import properties from '../properties/properties.module.css'
import { DiffSentences } from '../publish/DiffView'
import { versionsOf } from '../saving/calls'
import { versionLabel } from './VersionDialogs'
import css from './versions.module.css'

const DiffCanvas = lazy(async () => ({ default: (await import('../publish/DiffCanvas')).DiffCanvas }))

interface Props {
  script: string
  before: number
  after: number
}

interface Pair {
  before: VersionDetail
  after: VersionDetail
}

export function ComparePage({ script, before, after }: Props) {
  const { server, lists } = useConsole()
  const { items } = useListed<VersionView>(lists, versionsOf(script))
  const [pair, setPair] = useState<Pair | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [shown, setShown] = useState<string | null>(null)
  const [tries, setTries] = useState(0)

  useEffect(() => {
    let wanted = true
    setShown(null)
    const read = (version: number): Promise<VersionDetail> => server.read<VersionDetail>(versionsOf(script), String(version)).then(({ value }) => value)
    Promise.all([read(before), read(after)]).then(
      ([one, other]) => {
        if (!wanted) return
        setPair({ before: one, after: other })
        setProblem(null)
      },
      (error: unknown) => wanted && setProblem(error instanceof Problem ? error : new Problem(0, 'unreached')),
    )
    return () => {
      wanted = false
    }
  }, [server, script, before, after, tries])

  const to = (one: number | string, other: number | string): void => go(pathOf('scripts', script, 'compare', String(one), String(other)), { replace: true })
  const options = [...items].reverse().map((each) => ({ value: String(each.version), label: versionLabel(each) }))
  const [one, other] = pair ? [pair.before.definition as Definition, pair.after.definition as Definition] : [null, null]
  return (
    <section className={properties.page} data-fills aria-label={tdiff('title', { name: script })}>
      <header className={properties.head}>
        <Link className={properties.back} href={pathOf('scripts', script, 'versions')}>
          <IconChevronLeft size={16} aria-hidden />
          {script}
        </Link>
        <h2>{tdiff('title', { name: script })}</h2>
      </header>
      <div className={`${css.bar} ${css.pair}`}>
        <NativeSelect label={tdiff('before')} value={String(before)} data={options} onChange={(event) => to(event.currentTarget.value, after)} />
        <Button variant="default" leftSection={<IconArrowsExchange size={16} />} onClick={() => to(after, before)}>
          {tdiff('swap')}
        </Button>
        <NativeSelect label={tdiff('after')} value={String(after)} data={options} onChange={(event) => to(before, event.currentTarget.value)} />
      </div>
      {problem ? (
        <Trouble text={problem.status === 0 ? t('trouble.unreached') : problem.message} onRetry={() => setTries(tries + 1)} />
      ) : pair && one && other ? (
        <div className={css.compare}>
          <section className={css.side}>
            <h3>{tdiff('summary')}</h3>
            <DiffSentences before={one} after={other} onShow={setShown} />
          </section>
          <Suspense fallback={<Skeleton height={420} />}>
            <DiffCanvas before={one} after={other} from={pair.before.version} to={pair.after.version} shown={shown} whole />
          </Suspense>
        </div>
      ) : (
        <div className={css.compare}>
          <Skeleton height={200} />
          <Skeleton height={420} />
        </div>
      )}
    </section>
  )
}
