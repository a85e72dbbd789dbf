/** A chat in talk: who, for how long they wait, what is new. Bold and flashing until looked at. */

import { UnstyledButton } from '@mantine/core'
import { useNow } from '@cordboard/ui/clock.ts'
import { Since } from '@cordboard/ui/Times.tsx'
import { unread } from '@cordboard/wire/fold.ts'
import { shownName, type DeskChat } from '@cordboard/wire/snapshot.ts'
import { IconAlertTriangle, IconCircle, IconCircleFilled, IconClockExclamation, IconPencil, IconPlugConnectedX } from '@tabler/icons-react'
import { useDesk } from '../desk'
import { hasDraft } from '../drafts'
import { t } from '../texts'
import { lastWord } from './lastWord'
import css from './tasks.module.css'

/** A visitor who waits longer for an answer is marked (milliseconds). */
const LONG = 60_000

interface Props {
  chat: DeskChat
  place: number
  here: boolean
  shown: boolean
  onOpen: () => void
}

export function TalkRow({ chat, place, here, shown, onOpen }: Props) {
  const { state } = useDesk()
  const news = unread(chat)
  const failed = state.outbox[chat.chat_id]?.some((one) => one.state === 'failed')
  return (
    <UnstyledButton
      className={css.row}
      data-task={chat.chat_id}
      data-moving
      data-unread={news > 0 || undefined}
      data-shown={shown || undefined}
      aria-current={here ? 'true' : undefined}
      aria-keyshortcuts={place <= 9 ? `Alt+${place}` : undefined}
      onClick={onOpen}
    >
      <span className={css.bullet} aria-hidden>
        {news > 0 ? <IconCircleFilled size={10} /> : <IconCircle size={10} />}
      </span>
      <span className={css.line}>
        <span className={css.who}>{shownName(chat.visitor) || t('who.visitor')}</span>
        <span className={css.flags}>
          {failed && <IconAlertTriangle size={14} className={css.lost} aria-label={t('tasks.unsent')} />}
          {chat.visitor_away && <IconPlugConnectedX size={14} className={css.late} aria-label={t('tasks.away')} />}
          {!here && hasDraft(state.me.user_name, chat.chat_id) && <IconPencil size={14} aria-label={t('tasks.draft')} />}
          {news > 0 && (
            <span className={css.count} aria-label={t('tasks.unread', { count: news })}>
              {news}
            </span>
          )}
        </span>
      </span>
      <span className={css.line}>
        <span className={css.last}>
          <Preview chat={chat} typingUntil={state.typing[chat.chat_id] ?? 0} />
        </span>
        <span className={css.clock} data-live>
          <Wait chat={chat} />
        </span>
      </span>
    </UnstyledButton>
  )
}

function Wait({ chat }: { chat: DeskChat }) {
  const now = useNow()
  if (chat.ended_at) return <>{t('tasks.ended')}</>
  if (!chat.waiting_since) return <span className={css.calm}>{t('tasks.answered')}</span>
  const late = now - Date.parse(chat.waiting_since) > LONG
  return (
    <span data-late={late || undefined} className={css.wait}>
      {late && <IconClockExclamation size={14} aria-hidden />}
      {t('tasks.waits')} <Since at={chat.waiting_since} />
    </span>
  )
}

function Preview({ chat, typingUntil }: { chat: DeskChat; typingUntil: number }) {
  const typing = useNow() < typingUntil
  return typing ? <em>{t('tasks.typing')}</em> : <>{lastWord(chat) || chat.queue}</>
}
