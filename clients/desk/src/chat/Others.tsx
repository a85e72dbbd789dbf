/** Where a chat has the whole screen: who else waits longest, and what rings, so that neither is out of sight. */

import { UnstyledButton } from '@mantine/core'
import { Since } from '@cordboard/ui/Times.tsx'
import { talking } from '@cordboard/wire/floor.ts'
import { shownName } from '@cordboard/wire/snapshot.ts'
import { IconBellRinging, IconHourglass } from '@tabler/icons-react'
import { useDesk } from '../desk'
import { t } from '../texts'
import css from './chat.module.css'

export function Others({ chatId }: { chatId: string }) {
  const { state, open } = useDesk()
  const ringing = state.offers.length
  const waiting = talking(state).filter((chat) => chat.chat_id !== chatId && chat.waiting_since && !chat.ended_at)
  const [longest, ...more] = waiting
  if (ringing === 0 && !longest) return null
  return (
    <div className={css.others}>
      {ringing > 0 && (
        <UnstyledButton onClick={() => open(null)} data-ringing>
          <IconBellRinging size={15} aria-hidden /> {t('tab.ringing', { count: ringing })}
        </UnstyledButton>
      )}
      {longest?.waiting_since && (
        <UnstyledButton onClick={() => open(longest.chat_id)}>
          <IconHourglass size={15} aria-hidden />
          <span className={css.otherName}>{shownName(longest.visitor) || t('who.visitor')}</span>
          <span>
            {t('tasks.waits')} <Since at={longest.waiting_since} />
          </span>
          {more.length > 0 && <span>+{more.length}</span>}
        </UnstyledButton>
      )}
    </div>
  )
}
