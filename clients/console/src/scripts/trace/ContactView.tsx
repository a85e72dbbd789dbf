/** One chat: what was said, what is known of it, what happened, and its way through the script. */

import '@mantine/core/styles/Tabs.layer.css'
import { Button, Skeleton, Tabs, TextInput } from '@mantine/core'
import { Confirm } from '@cordboard/ui/Confirm.tsx'
import { dateTime } from '@cordboard/ui/format.ts'
import { Trouble } from '@cordboard/ui/States.tsx'
import { said } from '@cordboard/ui/said.ts'
import { toast } from '@cordboard/ui/toasts.tsx'
import { Problem } from '@cordboard/wire/http.ts'
import type { DeskChat } from '@cordboard/wire/snapshot.ts'
import { IconArrowLeft, IconRefresh, IconTrash } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useConsole } from '../../here'
import { go } from '../../leaving'
import { Link } from '../../nav/Link'
import { pathOf } from '../../place'
import { t, tchat } from '../../texts'
import { Details } from './Details'
import { State } from './ContactList'
import { Transcript } from './Transcript'
import type { Trace } from './trace'
import { useFetched } from './useFetched'
import css from './contacts.module.css'

const TraceTab = lazy(async () => ({ default: (await import('./TraceTab')).TraceTab }))

const TABS = ['transcript', 'data', 'states', 'trace'] as const
type Tab = (typeof TABS)[number]

export function ContactView({ chatId, tab }: { chatId: string; tab: string }) {
  const { may } = useConsole()
  const path = `/contacts/${encodeURIComponent(chatId)}`
  const { value: chat, problem, waiting, again, set } = useFetched<DeskChat>(path)
  const shown: Tab = TABS.find((each) => each === tab) ?? 'transcript'
  const trace = useFetched<Trace>(shown === 'trace' || shown === 'states' ? `${path}/trace` : null)
  const [junking, setJunking] = useState(false)

  if (problem && !chat) return <Trouble text={problem.status === 0 ? t('trouble.unreached') : problem.message} onRetry={again} />
  return (
    <article className={css.chat} data-fills>
      <header className={css.head}>
        <Link href={pathOf('contacts')} className={css.backLink}>
          <IconArrowLeft size={16} aria-hidden /> {tchat('backToList')}
        </Link>
        {chat && (
          <>
            <h2>{nameOf(chat)}</h2>
            <State state={chat.state} />
            <span className={css.quiet}>
              {dateTime(chat.opened_at)} · {chat.point}
            </span>
          </>
        )}
        <span className={css.grow} />
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconRefresh size={14} />}
          loading={waiting && chat !== null}
          onClick={() => {
            again()
            trace.again()
          }}
        >
          {tchat('refresh')}
        </Button>
        {chat && may('contact:junk') && chat.state !== 'junk' && (
          <Button size="compact-sm" variant="default" color="red" leftSection={<IconTrash size={14} />} onClick={() => setJunking(true)}>
            {tchat('junk')}
          </Button>
        )}
      </header>
      {!chat ? (
        <Skeleton height={320} />
      ) : (
        <Tabs value={shown} onChange={(next) => go(pathOf('contacts', chatId, next ?? '') + location.search, { replace: true })} keepMounted={false} className={css.tabs ?? ''}>
          <Tabs.List>
            {TABS.map((each) => (
              <Tabs.Tab key={each} value={each}>
                {tchat(`tabs.${each}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="transcript" className={css.scrolled ?? ''}>
            <Transcript chat={chat} />
          </Tabs.Panel>
          <Tabs.Panel value="data" className={css.scrolled ?? ''}>
            <Details chat={chat} />
          </Tabs.Panel>
          {(['states', 'trace'] as const).map((each) => (
            <Tabs.Panel key={each} value={each} className={(each === 'trace' ? css.filled : css.scrolled) ?? ''}>
              {trace.problem ? (
                <Trouble text={trace.problem.status === 0 ? t('trouble.unreached') : trace.problem.message} onRetry={trace.again} />
              ) : !trace.value ? (
                <Skeleton height={320} />
              ) : each === 'trace' ? (
                <Suspense fallback={<Skeleton height={320} />}>
                  <TraceTab trace={trace.value} />
                </Suspense>
              ) : (
                <States trace={trace.value} />
              )}
            </Tabs.Panel>
          ))}
        </Tabs>
      )}
      {junking && (
        <Junking
          path={`${path}/junk`}
          onClose={() => setJunking(false)}
          onDone={(changed) => {
            set(changed)
            setJunking(false)
            toast.tell(tchat('junked'))
          }}
        />
      )}
    </article>
  )
}

export function nameOf(chat: DeskChat): string {
  return chat.visitor.name || (chat.visitor.number ? tchat('anonymous', { number: chat.visitor.number }) : tchat('nobody'))
}

/** The chat's events that staff see, as sentences. */
function States({ trace }: { trace: Trace }) {
  return (
    <ol className={css.states}>
      {trace.lines
        .filter(({ event }) => event.visibility !== 'trace' && event.kind !== 'message_sent')
        .map((line) => (
          <li key={line.seq}>
            <time dateTime={line.event.at}>{dateTime(line.event.at)}</time> {said(line.sentence)}
          </li>
        ))}
    </ol>
  )
}

function Junking({ path, onClose, onDone }: { path: string; onClose: () => void; onDone: (chat: DeskChat) => void }) {
  const { server } = useConsole()
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)

  async function junk(): Promise<void> {
    setBusy(true)
    try {
      onDone(await server.call<DeskChat>('POST', path, { reason: reason.trim() }))
    } catch (error) {
      setWrong(error instanceof Problem && error.status > 0 ? error.message : t('trouble.unreached'))
      setBusy(false)
    }
  }

  return (
    <Confirm open danger title={tchat('junkTitle')} confirm={tchat('junk')} busy={busy} onClose={onClose} onConfirm={() => void junk()}>
      <p>{tchat('junkText')}</p>
      <TextInput label={tchat('junkReason')} value={reason} maxLength={500} error={wrong || undefined} onChange={(event) => setReason(event.currentTarget.value)} />
    </Confirm>
  )
}
