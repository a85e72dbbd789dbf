/** The visitor's earlier chats; one can be read. */

import { Modal, Skeleton, UnstyledButton } from '@mantine/core'
import { dateTime } from '@cordboard/ui/format.ts'
import { Empty } from '@cordboard/ui/States.tsx'
import { desk as calls } from '@cordboard/wire/calls.ts'
import type { EarlierChat } from '@cordboard/wire/snapshot.ts'
import { IconMessageOff } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { ReadOnly } from '../chat/Elsewhere'
import { useDesk } from '../desk'
import { t } from '../texts'
import css from './visitor.module.css'

export function EarlierChats({ chatId }: { chatId: string }) {
  const { desk } = useDesk()
  const [chats, setChats] = useState<EarlierChat[] | 'failed' | null>(null)
  const [reading, setReading] = useState<EarlierChat | null>(null)

  useEffect(() => {
    let here = true
    calls.history(desk.wire, chatId).then(
      (items) => here && setChats(items),
      () => here && setChats('failed'),
    )
    return () => {
      here = false
    }
  }, [desk, chatId])

  return (
    <section>
      <h3>
        {t('visitor.earlier')} {Array.isArray(chats) && chats.length > 0 && <span>({chats.length})</span>}
      </h3>
      {chats === null && <Skeleton height={12} width="60%" />}
      {chats === 'failed' && <p>{t('visitor.earlierFailed')}</p>}
      {Array.isArray(chats) && chats.length === 0 && <p>{t('visitor.earlierNone')}</p>}
      {Array.isArray(chats) && chats.length > 0 && (
        <ul className={css.earlier}>
          {chats.map((one) => (
            <li key={one.chat_id}>
              <UnstyledButton onClick={() => setReading(one)}>
                <span>{dateTime(one.opened_at)}</span>
                <span>{[one.queue || one.point, one.agent_name || one.agent].filter(Boolean).join(' · ')}</span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
      <Modal opened={reading !== null} onClose={() => setReading(null)} title={reading ? dateTime(reading.opened_at) : ''} size="lg">
        {reading && (
          <div className={css.reader}>
            <ReadOnly chatId={reading.chat_id} missing={<Empty icon={<IconMessageOff size={26} />} title={t('chat.notHere')} />} />
          </div>
        )}
      </Modal>
    </section>
  )
}
