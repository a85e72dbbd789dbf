/** Beside a host's fields: who is registered for it now, and its signing keys. */

import { Button, Skeleton } from '@mantine/core'
import { Confirm } from '@cordboard/ui/Confirm.tsx'
import { dateTime } from '@cordboard/ui/format.ts'
import { toast } from '@cordboard/ui/toasts.tsx'
import { Problem } from '@cordboard/wire/http.ts'
import { useEffect, useState } from 'react'
import type { SectionProps } from '../collection/described'
import { useConsole } from '../here'
import { t } from '../texts'
import type { Host, HostKeys, HostRegistration } from '../types'
import css from './outside.module.css'
import { Secret } from './Secret'
import { tc } from './texts'

export function HostOutside({ objectKey, draft }: SectionProps<Host>) {
  const { may } = useConsole()
  if (objectKey === null) return null
  return (
    <>
      <Registrations name={objectKey} called={draft.url !== ''} />
      {may('host:edit') && <Keys name={objectKey} />}
    </>
  )
}

function Registrations({ name, called }: { name: string; called: boolean }) {
  const { server } = useConsole()
  const [found, setFound] = useState<readonly HostRegistration[] | null>(null)
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    let wanted = true
    server.call<{ items: readonly HostRegistration[] }>('GET', `/hosts/${encodeURIComponent(name)}/registrations`).then(
      ({ items }) => wanted && setFound(items),
      () => wanted && setFailed(true),
    )
    return () => {
      wanted = false
    }
  }, [server, name])

  if (failed) return null
  const none = called ? tc('called') : tc('noRegistrations')
  return (
    <section className={css.part}>
      <h3>{tc('registrations')}</h3>
      {!found ? (
        <Skeleton aria-busy>
          <p aria-hidden>{none}</p>
        </Skeleton>
      ) : found.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul>
          {found.map((each) => (
            <li key={each.id}>{tc('registration', { user: each.user, points: each.points.join(', '), time: dateTime(each.seen_at) })}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Keys({ name }: { name: string }) {
  const { server, lists } = useConsole()
  const [keys, setKeys] = useState<HostKeys | null>(null)
  const [problem, setProblem] = useState('')
  const [asking, setAsking] = useState<'no' | 'asked' | 'busy'>('no')
  const path = `/hosts/${encodeURIComponent(name)}/key`

  async function call(method: 'GET' | 'POST'): Promise<void> {
    try {
      setKeys(await server.call<HostKeys>(method, path))
      setProblem('')
    } catch (error) {
      setProblem(error instanceof Problem && error.status > 0 ? error.message : t('trouble.unreached'))
    }
  }

  async function renew(): Promise<void> {
    setAsking('busy')
    await call('POST')
    setAsking('no')
    toast.tell(tc('renewed'))
    lists.changed()
  }

  return (
    <section className={css.part}>
      <h3>{tc('keys')}</h3>
      <p>{tc('keysText')}</p>
      {keys && <Secret label={tc('key')} value={keys.key} />}
      {keys?.previous && <Secret label={tc('keyBefore')} value={keys.previous} />}
      {problem && (
        <p className={css.wrong} role="alert">
          {tc('failed', { why: problem })}
        </p>
      )}
      <div className={css.buttons}>
        {!keys && (
          <Button variant="default" onClick={() => void call('GET')}>
            {tc('showKey')}
          </Button>
        )}
        <Button variant="default" onClick={() => setAsking('asked')}>
          {tc('renew')}
        </Button>
      </div>
      {asking !== 'no' && (
        <Confirm open danger title={tc('renewTitle', { name })} confirm={tc('renew')} busy={asking === 'busy'} onConfirm={() => void renew()} onClose={() => setAsking('no')}>
          {tc('renewText')}
        </Confirm>
      )}
    </section>
  )
}
