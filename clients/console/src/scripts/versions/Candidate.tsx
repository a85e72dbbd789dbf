/** The candidate of a script: its figures beside those of the active version, and what becomes of it. */

import '@mantine/core/styles/NumberInput.layer.css'
import { Button, Group, Modal, NumberInput } from '@mantine/core'
import { Confirm } from '@cordboard/ui/Confirm.tsx'
import { dateTime } from '@cordboard/ui/format.ts'
import { locale } from '@cordboard/ui/language.ts'
import { toast } from '@cordboard/ui/toasts.tsx'
import { Problem } from '@cordboard/wire/http.ts'
import { useEffect, useState } from 'react'
import { focused, useFocusBack } from '../../focusBack'
import formCss from '../../form/form.module.css'
import { useConsole } from '../../here'
import { t, tcandidate, tversion } from '../../texts'
import type { NextView, Schemas, ScriptView } from '../../types'
import css from './versions.module.css'

type Figures = Schemas['Figures']

export function Candidate({ script, onChanged }: { script: ScriptView; onChanged: () => void }) {
  const { server, may } = useConsole()
  const [view, setView] = useState<NextView | null>(null)
  const [asked, setAsked] = useState<'share' | 'promote' | 'drop' | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const path = `scripts/${encodeURIComponent(script.name)}/next`
  const { next, share } = script

  useEffect(() => {
    let wanted = true
    server.call<NextView>('GET', `/${path}`).then(
      (found) => wanted && setView(found),
      () => wanted && setView(null),
    )
    return () => {
      wanted = false
    }
  }, [server, path, next, share])

  async function act(call: () => Promise<unknown>, told: string): Promise<void> {
    setBusy(true)
    setProblem(null)
    try {
      await call()
      toast.tell(told)
      setAsked(null)
      onChanged()
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem(0, 'unreached'))
    } finally {
      setBusy(false)
    }
  }

  if (!view || next === null) return null
  const { version, active } = view
  const close = (): void => {
    setAsked(null)
    setProblem(null)
  }
  const refusal = problem && (
    <p ref={focused} className={formCss.trouble} role="alert" tabIndex={-1}>
      <b>{tversion('failed')}</b>
      {problem.status === 0 ? t('trouble.unreached') : problem.message}
    </p>
  )
  return (
    <section className={css.candidate} aria-label={tcandidate('title', { version, share })}>
      <div className={css.candidateHead}>
        <div>
          <h3>{tcandidate('title', { version, share })}</h3>
          <p>{tcandidate('since', { time: dateTime(view.since) })}</p>
        </div>
        {may('script:publish') && (
          <Group gap="xs">
            <Button variant="default" onClick={() => setAsked('share')}>
              {tcandidate('share')}
            </Button>
            <Button variant="subtle" color="red.8" onClick={() => setAsked('drop')}>
              {tcandidate('drop')}
            </Button>
            <Button onClick={() => setAsked('promote')}>{tcandidate('promote')}</Button>
          </Group>
        )}
      </div>
      <Comparison view={view} />
      {asked === 'share' && <Share view={view} busy={busy} refusal={refusal} onClose={close} onSet={(wanted) => void act(() => server.call('PUT', `/${path}`, { version, share: wanted }), tcandidate('set', { version, share: wanted }))} />}
      {asked === 'promote' && (
        <Confirm open busy={busy} title={tcandidate('promoteTitle', { version })} confirm={tcandidate('promoteGo')} onClose={close} onConfirm={() => void act(() => server.call('POST', `/${path}/promote`), tcandidate('promoted', { version }))}>
          <p>{tcandidate('promoteText', { active })}</p>
          {refusal}
        </Confirm>
      )}
      {asked === 'drop' && (
        <Confirm open danger busy={busy} title={tcandidate('dropTitle')} confirm={tcandidate('dropGo')} onClose={close} onConfirm={() => void act(() => server.call('DELETE', `/${path}`), tcandidate('dropped', { version }))}>
          <p>{tcandidate('dropText', { version, active })}</p>
          {refusal}
        </Confirm>
      )}
    </section>
  )
}

function Comparison({ view: { compare, version, active } }: { view: NextView }) {
  const rate = (figures: Figures, count: number): string => {
    if (figures.chats === 0) return count.toLocaleString(locale())
    const percent = new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 }).format(count / figures.chats)
    return tcandidate('rate', { count: count.toLocaleString(locale()), percent })
  }
  const wait = ({ average_wait: seconds }: Figures): string => (seconds === null ? t('table.nothing') : tcandidate('seconds', { seconds: seconds.toLocaleString(locale()) }))
  const row = (figures: Figures): string[] => [
    figures.chats.toLocaleString(locale()),
    rate(figures, figures.answered),
    rate(figures, figures.abandoned),
    rate(figures, figures.ended_by_script),
    wait(figures),
  ]
  const rows = [
    [tcandidate('activeOne', { version: active }), ...row(compare.active)],
    [tcandidate('nextOne', { version }), ...row(compare.next)],
  ]
  return (
    <div>
      <p>{tcandidate('figures')}</p>
      <div className={css.scroll} tabIndex={0} role="group" aria-label={tcandidate('figures')}>
        <table className={css.figures}>
          <thead>
            <tr>
              <td />
              {(['chats', 'answered', 'abandoned', 'byScript', 'wait'] as const).map((each) => (
                <th key={each} scope="col">
                  {tcandidate(each)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([head, ...cells]) => (
              <tr key={head}>
                <th scope="row">{head}</th>
                {cells.map((cell, index) => (
                  <td key={index}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

interface ShareProps {
  view: NextView
  busy: boolean
  refusal: React.ReactNode
  onSet: (share: number) => void
  onClose: () => void
}

function Share({ view, busy, refusal, onSet, onClose }: ShareProps) {
  useFocusBack()
  const [share, setShare] = useState<number | string>(view.share)
  const good = typeof share === 'number' && share >= 1 && share <= 99
  return (
    <Modal opened onClose={onClose} title={tcandidate('shareTitle', { version: view.version })} size="sm">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          if (good) onSet(share)
        }}
      >
        <NumberInput data-autofocus label={tcandidate('percent')} value={share} min={1} max={99} allowDecimal={false} suffix=" %" onChange={setShare} error={good ? undefined : t('wrong.whole')} />
        {refusal}
        <Group justify="flex-end" gap="xs" mt="lg">
          <Button variant="default" onClick={onClose}>
            {t('form.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={!good}>
            {t('form.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
