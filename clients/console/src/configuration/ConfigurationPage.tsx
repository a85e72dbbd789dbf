/** The configuration as one document: taken out into a file, brought in from one after a look. */

import '@mantine/core/styles/Checkbox.layer.css'
import '@mantine/core/styles/FloatingIndicator.layer.css'
import '@mantine/core/styles/InlineInput.layer.css'
import '@mantine/core/styles/SegmentedControl.layer.css'
import { Button, Checkbox, FileButton, SegmentedControl } from '@mantine/core'
import { Confirm } from '@cordboard/ui/Confirm.tsx'
import { toast } from '@cordboard/ui/toasts.tsx'
import { Problem } from '@cordboard/wire/http.ts'
import { IconDownload, IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useConsole } from '../here'
import { tcfg } from '../system/texts'
import { t } from '../texts'
import type { Imported } from '../types'
import { Changes, Reasons } from './Changes'
import { counted } from './counted'
import css from './configuration.module.css'

/** Milliseconds for large documents. */
const LIMIT = 120_000
type Mode = 'merge' | 'replace'

const why = (error: unknown): string => (error instanceof Problem && error.status > 0 ? error.message : t('trouble.unreached'))

export function ConfigurationPage() {
  const { may } = useConsole()
  return (
    <div className={css.page}>
      <p className={css.about}>{tcfg('about')}</p>
      <Export />
      {may('configuration:edit') ? <Import /> : <p className={css.about}>{tcfg('viewOnly')}</p>}
    </div>
  )
}

function Export() {
  const { server } = useConsole()
  const [blacklist, setBlacklist] = useState(true)
  const [busy, setBusy] = useState(false)

  async function take(): Promise<void> {
    setBusy(true)
    try {
      const document = await server.call<object>('GET', `/configuration?blacklist=${blacklist}`, undefined, LIMIT)
      save(JSON.stringify(document, null, 1))
    } catch (error) {
      toast.fail(tcfg('failed', { why: why(error) }))
    }
    setBusy(false)
  }

  return (
    <section className={css.part}>
      <h2>{tcfg('exportTitle')}</h2>
      <p>{tcfg('exportText')}</p>
      <div className={css.row}>
        <Button leftSection={<IconDownload size={16} />} loading={busy} onClick={() => void take()}>
          {tcfg('export')}
        </Button>
        <Checkbox label={tcfg('withBlacklist')} checked={blacklist} onChange={(event) => setBlacklist(event.currentTarget.checked)} />
      </div>
    </section>
  )
}

function save(text: string): void {
  const link = window.document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = `cordboard-${new Date().toISOString().slice(0, 10)}.json`
  link.click()
  URL.revokeObjectURL(link.href)
}

interface Chosen {
  name: string
  document: unknown
}

function Import() {
  const { server, lists } = useConsole()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [mode, setMode] = useState<Mode>('merge')
  const [told, setTold] = useState<Imported | null>(null)
  const [problem, setProblem] = useState('')
  const [state, setState] = useState<'idle' | 'looking' | 'asking' | 'applying'>('idle')

  async function choose(file: File | null): Promise<void> {
    if (!file) return
    setTold(null)
    setProblem('')
    try {
      setChosen({ name: file.name, document: JSON.parse(await file.text()) })
    } catch {
      setChosen(null)
      setProblem(tcfg('notJson'))
    }
  }

  async function send(dryRun: boolean): Promise<void> {
    setProblem('')
    setState(dryRun ? 'looking' : 'applying')
    try {
      const answer = await server.call<Imported>('POST', `/configuration?dry_run=${dryRun}&mode=${mode}`, chosen?.document, LIMIT)
      setTold(answer)
      if (!dryRun) {
        toast.tell(tcfg('applied'))
        lists.changed()
      }
    } catch (error) {
      setProblem(tcfg('failed', { why: why(error) }))
    }
    setState('idle')
  }

  const changes = told ? counted(told) : { changed: 0, removed: 0 }
  const ready = told && !told.applied && told.problems.length === 0 && changes.changed > 0
  return (
    <section className={css.part}>
      <h2>{tcfg('importTitle')}</h2>
      <p>{tcfg('importText')}</p>
      <div className={css.row}>
        <FileButton accept="application/json,.json" onChange={(file) => void choose(file)}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconUpload size={16} />}>
              {tcfg('choose')}
            </Button>
          )}
        </FileButton>
        {chosen && <span className={css.file}>{tcfg('chosen', { name: chosen.name })}</span>}
      </div>
      {chosen && (
        <div className={css.row}>
          <span id="import-mode">{tcfg('mode')}</span>
          <SegmentedControl
            aria-labelledby="import-mode"
            value={mode}
            onChange={(value) => {
              setMode(value as Mode)
              setTold(null)
            }}
            data={[
              { value: 'merge', label: tcfg('merge') },
              { value: 'replace', label: tcfg('replace') },
            ]}
          />
          <Button variant={ready ? 'default' : 'filled'} loading={state === 'looking'} onClick={() => void send(true)}>
            {tcfg('look')}
          </Button>
        </div>
      )}
      {problem && (
        <p className={css.trouble} role="alert">
          {problem}
        </p>
      )}
      {told && (
        <div className={css.told}>
          <div role="status">
            {told.applied && <p className={css.done}>{tcfg('applied')}</p>}
            {told.without_password.length > 0 && <p>{tcfg('withoutPassword', { names: told.without_password.join(', ') })}</p>}
            {changes.changed === 0 && told.problems.length === 0 && <p>{tcfg('same')}</p>}
          </div>
          {told.problems.length > 0 && <Reasons problems={told.problems} />}
          {changes.changed > 0 && <Changes told={told} />}
          {ready && (
            <div className={css.row}>
              <Button color={changes.removed > 0 ? 'red.8' : 'cord'} onClick={() => setState('asking')}>
                {tcfg('apply')}
              </Button>
            </div>
          )}
        </div>
      )}
      {(state === 'asking' || state === 'applying') && (
        <Confirm
          open
          danger={changes.removed > 0}
          title={tcfg('applyTitle')}
          confirm={tcfg('apply')}
          busy={state === 'applying'}
          onConfirm={() => void send(false)}
          onClose={() => setState('idle')}
        >
          <p>{tcfg('applyText', { count: changes.changed })}</p>
          {changes.removed > 0 && <p>{tcfg('removes', { count: changes.removed })}</p>}
        </Confirm>
      )}
    </section>
  )
}
