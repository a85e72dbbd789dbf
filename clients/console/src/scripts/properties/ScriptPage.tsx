/** One script: its head, and the tab that the address names. */

import { Button } from '@mantine/core'
import { Trouble } from '@cordboard/ui/States.tsx'
import { toast } from '@cordboard/ui/toasts.tsx'
import { Problem } from '@cordboard/wire/http.ts'
import { IconChevronLeft, IconCopy, IconEye, IconPencil } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { TableSkeleton } from '../../collection/TableSkeleton'
import { useConsole } from '../../here'
import { Removal } from '../../form/Removal'
import { go, leave, setUnsaved } from '../../leaving'
import { Link } from '../../nav/Link'
import { pathOf } from '../../place'
import { t, tscript } from '../../texts'
import { HealthMark } from '../list/scripts'
import { NewScript } from '../list/NewScript'
import { General } from './General'
import css from './properties.module.css'
import { useScript } from './useScript'

const Versions = lazy(async () => ({ default: (await import('../versions/Versions')).Versions }))

const CasesTab = lazy(async () => ({ default: (await import('../cases/CasesTab')).CasesTab }))

const TABS = ['general', 'versions', 'cases'] as const

export function ScriptPage({ name, part }: { name: string; part: string }) {
  const { server, lists, may } = useConsole()
  const { script, etag, problem, again } = useScript(name)
  const [copying, setCopying] = useState(false)
  const [removing, setRemoving] = useState<'no' | 'asked' | 'busy'>('no')
  const [refusal, setRefusal] = useState<Problem | null>(null)
  const tab = TABS.find((each) => each === part) ?? 'general'

  if (problem && !script) {
    return problem.status === 404 ? <Trouble title={t('form.gone')} text={tscript('gone', { name })} /> : <Trouble text={problem.status === 0 ? t('trouble.unreached') : problem.message} onRetry={again} />
  }

  // How much the head says is known with the script; what stands below it comes with it.
  if (!script) {
    return (
      <section className={css.page} aria-label={name}>
        <header className={css.head}>
          <BackToScripts />
          <h2>{name}</h2>
        </header>
        <div className={css.body}>
          <TableSkeleton columns={5} />
        </div>
      </section>
    )
  }

  async function remove(): Promise<void> {
    setRemoving('busy')
    try {
      await server.remove('scripts', name)
      setUnsaved(false)
      toast.tell(t('form.removed', { name }))
      lists.changed()
      go(pathOf('scripts'), { replace: true })
    } catch (error) {
      setRefusal(error instanceof Problem ? error : new Problem(0, 'unreached'))
      setRemoving('asked')
    }
  }

  const mine = !script.supplied && may('script:edit')
  return (
    <section className={css.page} aria-label={name}>
      <header className={css.head}>
        <BackToScripts />
        <h2>{name}</h2>
        {script.supplied && <span className={css.chip}>{tscript('supplied')}</span>}
        <HealthMark script={script} />
        <span className={css.grow} />
        {mine && (
          <Button variant="subtle" color="red.8" onClick={() => setRemoving('asked')}>
            {tscript('remove')}
          </Button>
        )}
        {may('script:edit') && (
          <Button variant="default" leftSection={<IconCopy size={16} />} onClick={() => setCopying(true)}>
            {tscript(script.supplied ? 'makeOwn' : 'copy')}
          </Button>
        )}
        {script.newest !== null && (
          <Button leftSection={mine ? <IconPencil size={16} /> : <IconEye size={16} />} onClick={() => leave(() => go(pathOf('scripts', name, 'edit', String(script.newest))))}>
            {tscript(mine ? 'edit' : 'look')}
          </Button>
        )}
      </header>
      <nav className={css.tabs} aria-label={tscript('sections', { name })}>
        {TABS.map((each) => (
          <Link key={each} href={each === 'general' ? pathOf('scripts', name) : pathOf('scripts', name, each)} aria-current={each === tab ? 'page' : undefined}>
            {tscript(`tabs.${each}`)}
          </Link>
        ))}
      </nav>
      <Suspense fallback={<TableSkeleton columns={5} />}>
        {tab === 'general' && <General key={etag} script={script} etag={etag} onChanged={again} />}
        {tab === 'cases' && (
          <div className={css.body}>
            <CasesTab script={name} version={script.active ?? script.newest ?? 1} supplied={script.supplied} />
          </div>
        )}
        {tab === 'versions' && <Versions script={script} onChanged={again} />}
      </Suspense>
      {copying && <NewScript template={name} onClose={() => setCopying(false)} />}
      {removing !== 'no' && (
        <Removal
          name={name}
          busy={removing === 'busy'}
          problem={refusal}
          onRemove={() => void remove()}
          onClose={() => {
            setRemoving('no')
            setRefusal(null)
          }}
        />
      )}
    </section>
  )
}

function BackToScripts() {
  return (
    <Link className={css.back} href={pathOf('scripts')}>
      <IconChevronLeft size={16} aria-hidden />
      {tscript('back')}
    </Link>
  )
}
