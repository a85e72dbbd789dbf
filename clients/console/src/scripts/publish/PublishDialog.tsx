/** Publishing a version: what is wrong, what changes, what test cases say, who will run it; then for all, or on a share. */

import '@mantine/core/styles/Checkbox.layer.css'
import '@mantine/core/styles/InlineInput.layer.css'
import '@mantine/core/styles/Radio.layer.css'
import { Button, Checkbox, Modal, Radio, Skeleton, TextInput } from '@mantine/core'
import { Trouble } from '@cordboard/ui/States.tsx'
import { toast } from '@cordboard/ui/toasts.tsx'
import { Problem } from '@cordboard/wire/http.ts'
import { lazy, Suspense, useEffect, useState } from 'react'
import { focused, useFocusBack } from '../../focusBack'
import formCss from '../../form/form.module.css'
import { NumberField } from '../../form/inputs/number'
import { useConsole } from '../../here'
import { go, leave } from '../../leaving'
import { pathOf } from '../../place'
import { usePhone } from '../../screen'
import { t, tcandidate, tpublish } from '../../texts'
import type { NextView, VersionDetail } from '../../types'
import { useCasesRun } from '../cases/useCasesRun'
import type { Definition, Issue } from '../editor/model/definition'
import { versionsOf } from '../saving/calls'
import { draftsOf } from '../saving/drafts'
import { Checked, errorsOf } from './Checked'
import { DiffSentences } from './DiffView'
import css from './publish.module.css'
import { RehearseFirst } from './RehearseFirst'
import { useRelease, type Release } from './useRelease'

const DiffCanvas = lazy(async () => ({ default: (await import('./DiffCanvas')).DiffCanvas }))

interface Props {
  script: string
  version: number
  /** Begins with a share of new chats, not all. */
  share?: boolean
  /** Of the editor: what is typed is saved first; false: it cannot be. */
  flush?: () => Promise<boolean>
  /** Of the editor: shows the node there; without it, the editor is opened on it. */
  onJump?: (node: string, field: string | undefined) => void
  /** Of the editor: opens the rehearsal there; without it, the editor is opened with it. */
  onRehearse?: () => void
  onDone?: () => void
  onClose: () => void
}

export function PublishDialog(props: Props) {
  useFocusBack()
  const { script, version, flush, onClose } = props
  const [ready, setReady] = useState<'asking' | 'yes' | 'no'>(flush ? 'asking' : 'yes')

  useEffect(() => {
    let wanted = true
    void flush?.().then((saved) => wanted && setReady(saved ? 'yes' : 'no'))
    return () => {
      wanted = false
    }
  }, [flush])

  return (
    <Modal opened onClose={onClose} title={tpublish('title', { version, name: script })} size="xl">
      {ready === 'no' ? <p className={formCss.trouble}>{tpublish('unsaved')}</p> : ready === 'yes' ? <Loaded {...props} /> : <Waiting />}
    </Modal>
  )
}

function Waiting() {
  return (
    <div className={css.body} aria-label={tpublish('loading')} role="status">
      <Skeleton height={60} />
      <Skeleton height={120} />
      <Skeleton height={60} />
    </div>
  )
}

function Loaded(props: Props) {
  const { release, problem, again } = useRelease(props.script, props.version)
  if (release) return <Filled {...props} release={release} again={again} />
  if (problem) return <Trouble text={problem.status === 0 ? t('trouble.unreached') : problem.message} onRetry={again} />
  return <Waiting />
}

function Filled({ script, version, share, onJump, onRehearse, onDone, onClose, release, again }: Props & { release: Release; again: () => void }) {
  const here = useConsole()
  const { server, lists } = here
  const { active } = release
  const detail = release.version.value
  const definition = detail.definition as Definition
  const issues = detail.issues as readonly Issue[]
  const [description, setDescription] = useState(detail.description)
  const [how, setHow] = useState<'all' | 'share'>(share && active ? 'share' : 'all')
  const [percent, setPercent] = useState(release.script.share || 10)
  const [sure, setSure] = useState(false)
  const [drawn, setDrawn] = useState(!usePhone())
  const [shown, setShown] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const cases = useCasesRun(script, version)
  const failing = cases.ran?.cases.some((each) => each.passed === false) ?? false
  const wrongShare = how === 'share' && !(Number.isInteger(percent) && percent >= 1 && percent <= 99)
  const blocked = errorsOf(issues) > 0 || wrongShare || (failing && !sure)
  const { points } = release.script.used_by

  function jump(node: string, field: string | undefined): void {
    onClose()
    if (onJump) return onJump(node, field)
    leave(() => go(`${pathOf('scripts', script, 'edit', String(version))}?node=${encodeURIComponent(node)}${field ? `&field=${encodeURIComponent(field)}` : ''}`))
  }

  function rehearse(): void {
    onClose()
    if (onRehearse) return onRehearse()
    leave(() => go(`${pathOf('scripts', script, 'edit', String(version))}?rehearse=`))
  }

  async function publish(): Promise<void> {
    setBusy(true)
    setProblem(null)
    const path = versionsOf(script)
    try {
      if (description !== detail.description && !detail.locked) await server.replace<VersionDetail>(path, String(version), { description }, release.version.etag)
      if (how === 'all') {
        await server.create(`${path}/${version}/activate`, undefined)
        toast.tell(tpublish('activated', { version }))
      } else {
        await server.call<NextView>('PUT', `/scripts/${encodeURIComponent(script)}/next`, { version, share: percent })
        toast.tell(tcandidate('set', { version, share: percent }))
      }
      lists.changed()
      // Open in the editor, it is locked from now on.
      draftsOf(here).at(script, version)?.refresh()
      onClose()
      onDone?.()
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem(0, 'unreached'))
      setBusy(false)
      // What is shown may be old: somebody else has changed the version, or what it names.
      again()
    }
  }

  return (
    <>
      <div className={css.body}>
        <Checked issues={issues} definition={definition} onJump={jump} />
        <section className={css.part}>
          <h3>{tpublish('changes')}</h3>
          <p className={css.quiet}>{active ? tpublish('against', { version: active.version }) : tpublish('first')}</p>
          {active && <DiffSentences before={active.definition as Definition} after={definition} onShow={drawn ? setShown : undefined} />}
          {active && !drawn && (
            <Button variant="default" size="compact-sm" onClick={() => setDrawn(true)}>
              {tpublish('drawing')}
            </Button>
          )}
          {active && drawn && (
            <Suspense fallback={<Skeleton height={380} />}>
              <DiffCanvas before={active.definition as Definition} after={definition} from={active.version} to={version} shown={shown} />
            </Suspense>
          )}
        </section>
        <RehearseFirst script={script} cases={cases} onRehearse={rehearse} />
        <section className={css.part}>
          <h3>{tpublish('who')}</h3>
          <p className={css.quiet}>
            {points.length === 0 ? tpublish('nobody') : tpublish('points', { count: points.length, names: points.join(', ') })} {points.length > 0 && tpublish('underWay')}
          </p>
        </section>
        <fieldset className={`${css.part} ${css.how}`}>
          <legend>{tpublish('how')}</legend>
          <Radio name="how" label={tpublish('all')} checked={how === 'all'} onChange={() => setHow('all')} />
          {active && (
            <div className={css.row}>
              <Radio name="how" label={tpublish('share', { active: active.version })} checked={how === 'share'} onChange={() => setHow('share')} />
              {how === 'share' && <NumberField hidden label={tpublish('percent')} value={percent} least={1} most={99} unit="%" width={110} error={wrongShare ? t('wrong.whole') : undefined} onChange={setPercent} />}
            </div>
          )}
          {release.script.next !== null && release.script.next !== version && <p className={css.doubt}>{tpublish('replaces', { version: release.script.next })}</p>}
        </fieldset>
        {!detail.locked && (
          <>
            <TextInput label={tpublish('description')} description={tpublish('descriptionHint')} value={description} maxLength={1000} onChange={(event) => setDescription(event.currentTarget.value)} />
            <p className={css.quiet}>{tpublish('locks')}</p>
          </>
        )}
        {failing && <Checkbox color="red.8" label={tpublish('allTheSame')} checked={sure} onChange={(event) => setSure(event.currentTarget.checked)} />}
        {problem && (
          <p ref={focused} className={formCss.trouble} role="alert" tabIndex={-1}>
            <b>{tpublish('notPublished')}</b>
            {problem.status === 0 ? t('trouble.unreached') : problem.message}
          </p>
        )}
      </div>
      <div className={css.foot}>
        <Button variant="default" onClick={onClose}>
          {t('form.cancel')}
        </Button>
        <Button loading={busy} disabled={blocked} onClick={() => void publish()}>
          {tpublish(how === 'all' ? 'go' : 'goShare')}
        </Button>
      </div>
    </>
  )
}
