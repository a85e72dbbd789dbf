/** The blacklist filled from a table: chosen, tried, looked at, imported. Nothing counts before the last step. */

import '@mantine/core/styles/Checkbox.layer.css'
import '@mantine/core/styles/InlineInput.layer.css'
import '@mantine/core/styles/Progress.layer.css'
import { Button, Checkbox, FileInput, Group, Modal, Progress } from '@mantine/core'
import { locale } from '@cordboard/ui/language.ts'
import { toast } from '@cordboard/ui/toasts.tsx'
import { Problem } from '@cordboard/wire/http.ts'
import { IconFileTypeCsv } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useFocusBack } from '../focusBack'
import form from '../form/form.module.css'
import { useConsole } from '../here'
import { t, tw } from '../texts'
import type { ImportReport } from '../types'
import { ImportFindings } from './ImportFindings'
import { upload, type Upload } from './upload'
import css from './webchat.module.css'

type Step = { at: 'choose' } | { at: 'sending'; dry: boolean; part: number } | { at: 'tried'; report: ImportReport } | { at: 'failed'; problem: Problem }

export function ImportDialog({ onClose }: { onClose: () => void }) {
  useFocusBack()
  const { server, lists } = useConsole()
  const [file, setFile] = useState<File | null>(null)
  const [step, setStep] = useState<Step>({ at: 'choose' })
  const [sure, setSure] = useState(false)
  const running = useRef<Upload<ImportReport> | null>(null)

  useEffect(() => () => running.current?.cancel(), [])

  async function send(chosen: File, dry: boolean): Promise<void> {
    setStep({ at: 'sending', dry, part: 0 })
    const query = dry ? '?dry_run=true' : sure ? '?confirm=true' : ''
    const work = upload<ImportReport>(`${server.base}/blacklist/import${query}`, chosen, 'text/csv', server.csrf, (part) => setStep({ at: 'sending', dry, part }))
    running.current = work
    try {
      const report = await work.answer
      if (dry) return setStep({ at: 'tried', report })
      toast.tell(tw('imported', { count: report.rows, number: report.rows.toLocaleString(locale()) }))
      lists.changed()
      onClose()
    } catch (error) {
      const problem = error instanceof Problem ? error : new Problem(0, 'unreached')
      if (problem.code === 'cancelled') return setStep({ at: 'choose' })
      // It was right when it was tried, and is not any more: what is wrong now is in the refusal.
      const report = problem.extra.errors ? (problem.extra as unknown as ImportReport) : null
      setStep(report ? { at: 'tried', report } : { at: 'failed', problem })
    }
  }

  function choose(chosen: File | null): void {
    setFile(chosen)
    setSure(false)
    if (chosen) void send(chosen, true)
    else setStep({ at: 'choose' })
  }

  const report = step.at === 'tried' ? step.report : null
  const fit = report !== null && report.error_count === 0 && report.rows > 0
  return (
    <Modal opened onClose={onClose} title={tw('importTitle')} size="lg" closeOnClickOutside={step.at !== 'sending'} closeOnEscape={step.at !== 'sending'}>
      <p className={css.hint}>{tw('importText')}</p>
      <pre className={css.example} aria-label={tw('importExample')}>
        {'description,start,end,expires_at\nScanners,198.51.100.0,198.51.100.255,\nA whole network,2001:db8::/48,,2027-01-31T18:00:00Z'}
      </pre>
      <FileInput
        label={tw('importFile')}
        placeholder={tw('importChoose')}
        accept=".csv,text/csv"
        value={file}
        leftSection={<IconFileTypeCsv size={18} />}
        disabled={step.at === 'sending'}
        clearable
        clearButtonProps={{ 'aria-label': tw('importClear') }}
        onChange={choose}
      />
      <div className={css.sending}>
        {step.at === 'sending' && (
          <>
            <p role="status">{tw(step.dry ? 'importChecking' : 'importWriting')}</p>
            <Progress value={Math.max(2, step.part * 100)} animated={step.part >= 1} aria-label={tw('importProgress')} />
          </>
        )}
        {step.at === 'failed' && (
          <p className={form.trouble} role="alert">
            <b>{tw('importNothing')}</b>
            {step.problem.status === 0 ? t('trouble.unreached') : step.problem.message}
          </p>
        )}
        {report && <ImportFindings report={report} />}
        {fit && report.covering_count > 0 && <Checkbox mt="sm" label={tw('importSure')} checked={sure} onChange={(event) => setSure(event.currentTarget.checked)} />}
      </div>
      <Group justify="flex-end" gap="xs" mt="lg">
        {step.at === 'sending' ? (
          <Button variant="default" onClick={() => running.current?.cancel()}>
            {tw('importStop')}
          </Button>
        ) : (
          <Button variant="default" onClick={onClose}>
            {t('form.cancel')}
          </Button>
        )}
        <Button disabled={!fit || (report.covering_count > 0 && !sure)} loading={step.at === 'sending' && !step.dry} onClick={() => file && void send(file, false)}>
          {fit ? tw('importGo', { count: report.rows, number: report.rows.toLocaleString(locale()) }) : tw('import')}
        </Button>
      </Group>
    </Modal>
  )
}
