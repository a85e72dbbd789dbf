/** A version on a page of its own to be rehearsed: the script above, the rehearsal below. `?case=` opens a test case. */

import { Skeleton } from '@mantine/core'
import { Trouble } from '@cordboard/ui/States.tsx'
import { IconArrowLeft } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useSearch } from 'wouter/use-browser-location'
import { Link } from '../../nav/Link'
import { pathOf } from '../../place'
import { t, tre } from '../../texts'
import type { VersionDetail } from '../../types'
import { ScriptCanvas } from '../editor/canvas/ScriptCanvas'
import { createEditor } from '../editor/createEditor'
import type { Definition } from '../editor/model/definition'
import { useKinds } from '../forms/useKinds'
import { useFetched } from '../trace/useFetched'
import { RehearsalPanel } from './RehearsalPanel'
import css from './page.module.css'

export function RehearsePage({ script, version }: { script: string; version: number }) {
  const { value, problem, again } = useFetched<VersionDetail>(`/scripts/${encodeURIComponent(script)}/versions/${version}`)
  const wanted = new URLSearchParams(useSearch()).get('case')
  const kinds = useKinds()
  const editor = useMemo(() => value && createEditor(value.definition as unknown as Definition, { readOnly: true }), [value])

  if (problem) return <Trouble text={problem.status === 0 ? t('trouble.unreached') : problem.message} onRetry={again} />
  return (
    <article className={css.page}>
      <header className={css.head}>
        <Link href={pathOf('scripts', script)} className={css.back}>
          <IconArrowLeft size={16} aria-hidden /> {tre('toScript')}
        </Link>
        <h2>{tre('of', { script, version })}</h2>
      </header>
      {!editor || !kinds ? (
        <Skeleton height={320} />
      ) : (
        <>
          <div className={css.canvas}>
            <ScriptCanvas editor={editor} kinds={kinds} />
          </div>
          <div className={css.below}>
            <RehearsalPanel editor={editor} script={script} version={version} openCase={wanted} />
          </div>
        </>
      )}
    </article>
  )
}
