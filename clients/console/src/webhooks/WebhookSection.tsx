/** Below a webhook's fields: a test, the last deliveries, the signing keys. */

import { Button } from '@mantine/core'
import { Confirm } from '@cordboard/ui/Confirm.tsx'
import { said } from '@cordboard/ui/said.ts'
import { toast } from '@cordboard/ui/toasts.tsx'
import { Problem } from '@cordboard/wire/http.ts'
import { useState } from 'react'
import type { SectionProps } from '../collection/described'
import { useConsole } from '../here'
import { Secret } from '../outside/Secret'
import { th } from '../system/texts'
import { t } from '../texts'
import type { Trial, Webhook, WebhookKeys } from '../types'
import { Deliveries } from './Deliveries'
import css from './webhooks.module.css'

export const why = (error: unknown): string => (error instanceof Problem && error.status > 0 ? error.message : t('trouble.unreached'))

export function WebhookSection({ objectKey }: SectionProps<Webhook>) {
  const { may } = useConsole()
  if (objectKey === null) return null
  const mayEdit = may('webhook:edit')
  return (
    <>
      {mayEdit && <Test name={objectKey} />}
      <Deliveries name={objectKey} mayEdit={mayEdit} />
      {mayEdit && <Keys name={objectKey} />}
    </>
  )
}

function Test({ name }: { name: string }) {
  const { server } = useConsole()
  const [trial, setTrial] = useState<Trial | null>(null)
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)

  async function test(): Promise<void> {
    setBusy(true)
    setTrial(null)
    setProblem('')
    try {
      setTrial(await server.call<Trial>('POST', `/webhooks/${encodeURIComponent(name)}/test`, undefined, 20_000))
    } catch (error) {
      setProblem(th('failed', { why: why(error) }))
    }
    setBusy(false)
  }

  return (
    <section className={css.part}>
      <div className={css.row}>
        <Button variant="default" loading={busy} onClick={() => void test()}>
          {th('test')}
        </Button>
        <p>{th('testText')}</p>
      </div>
      <p role="status" className={trial?.delivered ? css.good : css.bad}>
        {problem ||
          (trial &&
            (trial.delivered
              ? th('arrived', { status: trial.status ?? '', ms: trial.milliseconds })
              : trial.status !== null
                ? th('answered', { status: trial.status, why: said(trial.detail) })
                : th('lost', { why: said(trial.detail) })))}
      </p>
    </section>
  )
}

function Keys({ name }: { name: string }) {
  const { server, lists } = useConsole()
  const [keys, setKeys] = useState<WebhookKeys | null>(null)
  const [problem, setProblem] = useState('')
  const [asking, setAsking] = useState<'no' | 'asked' | 'busy'>('no')

  async function call(method: 'GET' | 'POST'): Promise<boolean> {
    try {
      setKeys(await server.call<WebhookKeys>(method, `/webhooks/${encodeURIComponent(name)}/key`))
      setProblem('')
      return true
    } catch (error) {
      setProblem(th('failed', { why: why(error) }))
      return false
    }
  }

  async function renew(): Promise<void> {
    setAsking('busy')
    if (await call('POST')) {
      toast.tell(th('renewed'))
      lists.changed()
    }
    setAsking('no')
  }

  return (
    <section className={css.part}>
      <h3>{th('keys')}</h3>
      <p>{th('keysText')}</p>
      {keys && <Secret label={th('key')} value={keys.key} />}
      {keys?.previous && <Secret label={th('keyBefore')} value={keys.previous} />}
      {problem && (
        <p className={css.bad} role="alert">
          {problem}
        </p>
      )}
      <div className={css.row}>
        {!keys && (
          <Button variant="default" onClick={() => void call('GET')}>
            {th('showKey')}
          </Button>
        )}
        <Button variant="default" onClick={() => setAsking('asked')}>
          {th('renew')}
        </Button>
      </div>
      {asking !== 'no' && (
        <Confirm open danger title={th('renewTitle', { name })} confirm={th('renew')} busy={asking === 'busy'} onConfirm={() => void renew()} onClose={() => setAsking('no')}>
          {th('renewText')}
        </Confirm>
      )}
    </section>
  )
}
