/** A chat that has ended and waits for its outcome. */

import { UnstyledButton } from '@mantine/core'
import { Until } from '@cordboard/ui/Times.tsx'
import { shownName, type DeskChat } from '@cordboard/wire/snapshot.ts'
import { IconCircleDashed } from '@tabler/icons-react'
import { t } from '../texts'
import css from './tasks.module.css'

export function WrapUpRow({ chat, here, onOpen }: { chat: DeskChat; here: boolean; onOpen: () => void }) {
  return (
    <UnstyledButton className={css.row} data-task={chat.chat_id} aria-current={here ? 'true' : undefined} onClick={onOpen}>
      <span className={css.bullet} aria-hidden>
        <IconCircleDashed size={12} />
      </span>
      <span className={css.line}>
        <span className={css.who}>{shownName(chat.visitor) || t('who.visitor')}</span>
        <span className={css.clock} data-live>
          {chat.wrap_up_ends_at ? (
            <>
              <Until at={chat.wrap_up_ends_at} /> {t('tasks.left')}
            </>
          ) : (
            t('tasks.noLimit')
          )}
        </span>
      </span>
      <span className={css.line}>
        <span className={css.last}>{chat.queue}</span>
      </span>
    </UnstyledButton>
  )
}
