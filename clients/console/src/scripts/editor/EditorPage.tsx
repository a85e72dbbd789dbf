/** The script editor: one version of a script with all that belongs to working on it. */

import { Skeleton } from '@mantine/core'
import { Trouble } from '@cordboard/ui/States.tsx'
import { useKept } from '@cordboard/ui/kept.ts'
import type { Problem } from '@cordboard/wire/http.ts'
import { IconChevronLeft } from '@tabler/icons-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useListed } from '../../collection/lists'
import { useConsole } from '../../here'
import { Link } from '../../nav/Link'
import { pathOf } from '../../place'
import { usePhone } from '../../screen'
import { t, te, tscript } from '../../texts'
import type { ScriptView } from '../../types'
import { useKinds } from '../forms/useKinds'
import type { NodeKind } from '../kinds'
import properties from '../properties/properties.module.css'
import { useDraft, type OpenDraft } from '../saving/useDraft'
import { OpenScript } from './OpenScript'
import css from './page.module.css'
import { Room } from './Room'
import type { Editor } from './store'
import { Tabs } from './Tabs'

interface Props {
  script: string
  version: number
}

export function EditorPage({ script, version }: Props) {
  const kinds = useKinds()
  const draft = useDraft(script, version)
  const { problem, editor } = draft
  return (
    <section className={css.page} data-fills aria-label={script}>
      <Tabs script={script} version={version} />
      {problem ? (
        <Lost script={script} problem={problem} onRetry={draft.again} />
      ) : kinds && editor ? (
        <Opened key={script} script={script} version={draft.status?.version ?? version} kinds={kinds} draft={draft} editor={editor} />
      ) : (
        <div className={css.loading} role="status" aria-label={te('page.loading')}>
          <Skeleton height={36} />
          <Skeleton height="100%" />
        </div>
      )}
    </section>
  )
}

/** What could not be opened, and a way on from there. */
function Lost({ script, problem, onRetry }: { script: string; problem: Problem; onRetry: () => void }) {
  const { lists } = useConsole()
  const known = useListed<ScriptView>(lists, 'scripts').items.some((each) => each.name === script)
  return (
    <>
      <header className={properties.head}>
        <Link className={properties.back} href={known ? pathOf('scripts', script, 'versions') : pathOf('scripts')}>
          <IconChevronLeft size={16} aria-hidden />
          {known ? script : tscript('back')}
        </Link>
      </header>
      <Trouble text={problem.status === 0 ? t('trouble.unreached') : problem.message} onRetry={onRetry} />
    </>
  )
}

function Opened({ script, version, kinds, draft, editor }: Props & { kinds: readonly NodeKind[]; draft: OpenDraft; editor: Editor }) {
  const { lists } = useConsole()
  const phone = usePhone()
  const [wide, setWide] = useKept<'canvas' | 'outline'>('editor.view', 'canvas')
  const [narrow, setNarrow] = useState<'canvas' | 'outline'>('outline')
  const view = phone ? narrow : wide
  const setView = phone ? setNarrow : setWide
  const form = useRef<() => void>(() => {})
  const openForm = useCallback(() => form.current(), [])
  const toggleView = useCallback(() => setView(view === 'canvas' ? 'outline' : 'canvas'), [setView, view])
  const listed = useListed<ScriptView>(lists, 'scripts').items
  const scripts = useMemo(() => listed.filter((each) => each.name !== script).map(({ name, description, active, newest }) => ({ name, description, version: active ?? newest })), [listed, script])

  // Come from a finding, a comparison: to the node that the address names.
  useEffect(() => {
    const query = new URLSearchParams(location.search)
    const node = query.get('node')
    if (node !== null) editor.reveal(node, query.get('field') ?? undefined)
  }, [editor])

  return (
    <OpenScript editor={editor} kinds={kinds} scripts={scripts} openForm={openForm} toggleView={toggleView}>
      <Room script={script} version={version} draft={draft} view={view} onView={setView} form={form} />
    </OpenScript>
  )
}

export default EditorPage
