/** The chat's head: who, from where, for how long. */

import { ActionIcon, Tooltip } from '@mantine/core'
import { shortUrl } from '@cordboard/ui/format.ts'
import { Since } from '@cordboard/ui/Times.tsx'
import type { DeskChat } from '@cordboard/wire/snapshot.ts'
import { IconArrowLeft, IconColumns2, IconRosetteDiscountCheckFilled, IconSquare, IconUser, IconX } from '@tabler/icons-react'
import { useDesk } from '../desk'
import { usePhone, useRoomForTwo } from '../screen'
import { t } from '../texts'
import css from './chat.module.css'

interface Props {
  chat: DeskChat
  name: string
  second: boolean
  visitorShown: boolean
  onVisitor: () => void
}

export function ChatHead({ chat, name, second, visitorShown, onVisitor }: Props) {
  const { open, panes, split } = useDesk()
  const phone = usePhone()
  const room = useRoomForTwo()
  const two = panes.columns.length > 1
  return (
    <header className={css.head}>
      {phone && (
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('chat.back')} onClick={() => open(null)}>
          <IconArrowLeft size={20} />
        </ActionIcon>
      )}
      <div className={css.title}>
        <h2>
          {name}
          {chat.visitor.verified && <IconRosetteDiscountCheckFilled size={16} aria-label={t('visitor.verified')} />}
        </h2>
        <p>
          {chat.queue && <span>{chat.queue}</span>}
          <span className={css.page} dir="ltr">{shortUrl(chat.page.url)}</span>
        </p>
      </div>
      <span className={css.age}>{!chat.ended_at && <Since at={chat.answered_at ?? chat.opened_at} />}</span>
      {room && !second && (
        <Tooltip label={t(two ? 'chat.one' : 'chat.second')}>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t(two ? 'chat.one' : 'chat.second')} onClick={() => split(!two)}>
            {two ? <IconSquare size={18} /> : <IconColumns2 size={18} />}
          </ActionIcon>
        </Tooltip>
      )}
      {second ? (
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('chat.one')} onClick={() => split(false)}>
          <IconX size={18} />
        </ActionIcon>
      ) : (
        <Tooltip label={t('chat.visitor')}>
          <ActionIcon variant={visitorShown ? 'light' : 'subtle'} color={visitorShown ? 'cord' : 'gray'} size="lg" aria-label={t('chat.visitor')} aria-pressed={visitorShown} onClick={onVisitor}>
            <IconUser size={18} />
          </ActionIcon>
        </Tooltip>
      )}
    </header>
  )
}
