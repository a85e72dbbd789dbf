/** A chat that is not on this desk: to read, if that is allowed. */

import { Button } from '@mantine/core'
import { Empty, Trouble } from '@cordboard/ui/States.tsx'
import { desk as calls } from '@cordboard/wire/calls.ts'
import { Problem } from '@cordboard/wire/http.ts'
import type { DeskChat } from '@cordboard/wire/snapshot.ts'
import { IconMessageOff } from '@tabler/icons-react'
import { useCallback, useEffect, useState } from 'react'
import { useDesk } from '../desk'
import { t } from '../texts'
import css from './chat.module.css'
import { Opening } from './ChatColumn'
import { Transcript } from './Transcript'

/** Milliseconds before a chat is asked for. */
const SHORTLY = 500

export function Elsewhere({ chatId }: { chatId: string }) {
  const { open } = useDesk()
  const back = (
    <Button variant="default" onClick={() => open(null)}>
      {t('chat.back')}
    </Button>
  )
  return (
    <ReadOnly
      chatId={chatId}
      missing={<Empty icon={<IconMessageOff size={26} />} title={t('chat.notHere')} text={t('chat.notHereText')} action={back} />}
    />
  )
}

/** A chat's transcript without anything to do about it. */
export function ReadOnly({ chatId, missing }: { chatId: string; missing: React.ReactNode }) {
  const { desk, state } = useDesk()
  const [chat, setChat] = useState<DeskChat | Problem | null>(null)
  const load = useCallback(() => {
    setChat(null)
    // A chat that has just been accepted or has just left is not here for a moment only.
    const timer = setTimeout(() => void calls.chat(desk.wire, chatId).then(setChat, setChat), SHORTLY)
    return () => clearTimeout(timer)
  }, [desk, chatId])
  useEffect(load, [load])

  if (chat === null) return <Opening />
  if (chat instanceof Problem) {
    if (chat.status === 404 || chat.status === 403) return missing
    return <Trouble title={t('chat.loadFailed')} text={chat.status === 0 ? t('trouble.unreached') : chat.message} onRetry={load} />
  }
  return (
    <section className={css.chat} aria-label={t('chat.readOnly')}>
      <p className={css.readOnly}>{t('chat.readOnly')}</p>
      <Transcript chat={chat} me={state.me.user_name} />
    </section>
  )
}
