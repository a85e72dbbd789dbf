/** What is under way, or did not get through: below the transcript, where its place will be. */

import { UnstyledButton } from '@mantine/core'
import { UNREACHED } from '@cordboard/wire/desk.ts'
import type { Outgoing } from '@cordboard/wire/outgoing.ts'
import { IconAlertTriangle, IconClock } from '@tabler/icons-react'
import { useDesk } from '../desk'
import { t } from '../texts'
import css from './transcript.module.css'

export function Unsent({ chatId, outgoing }: { chatId: string; outgoing: Outgoing }) {
  const { desk, link } = useDesk()
  const failed = outgoing.state === 'failed'
  return (
    <li className={css.entry} data-side="me" data-note={outgoing.kind === 'note' || undefined} data-state={outgoing.state}>
      <div className={css.bubble}>
        {outgoing.text}
        <span className={css.mark} role={failed ? 'alert' : undefined}>
          {failed ? <IconAlertTriangle size={15} aria-hidden /> : <IconClock size={14} aria-label={t('mark.sending')} />}
        </span>
      </div>
      {failed && (
        <div className={css.failed}>
          <span>{t(outgoing.why === UNREACHED && !link.up ? 'mark.later' : 'mark.failed')}</span>
          <UnstyledButton onClick={() => desk.again(chatId, outgoing.client_id)}>{t('mark.retry')}</UnstyledButton>
          <UnstyledButton onClick={() => desk.dispatch({ do: 'discard', chatId, clientId: outgoing.client_id })}>{t('mark.discard')}</UnstyledButton>
        </div>
      )}
    </li>
  )
}
