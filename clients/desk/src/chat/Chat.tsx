/** A chat of ours: who, what was said, and what can be done. */

import { useNow } from '@cordboard/ui/clock.ts'
import { shownName, type DeskChat } from '@cordboard/wire/snapshot.ts'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { Suspense, useCallback } from 'react'
import { useAttention } from '../attention'
import { useDesk } from '../desk'
import { WrapUpPanel } from '../later'
import { current } from '../panes'
import { usePhone } from '../screen'
import { t } from '../texts'
import css from './chat.module.css'
import { ChatHead } from './ChatHead'
import type { ColumnProps } from './ChatColumn'
import { Composer } from './Composer'
import { Others } from './Others'
import { Transcript } from './Transcript'

const NOTHING: never[] = []

export function Chat({ chat, second, visitorShown, onVisitor }: ColumnProps & { chat: DeskChat }) {
  const { state, desk, panes } = useDesk()
  const attentive = useAttention()
  const phone = usePhone()
  const id = chat.chat_id
  const name = shownName(chat.visitor) || t('who.visitor')
  const look = useCallback(() => {
    if (attentive) desk.look(id)
  }, [attentive, desk, id])

  return (
    <section className={css.chat} aria-label={name} data-focused-chat={current(panes) === id || undefined}>
      <ChatHead chat={chat} name={name} second={second} visitorShown={visitorShown} onVisitor={onVisitor} />
      {phone && <Others chatId={id} />}
      <Transcript
        chat={chat}
        me={state.me.user_name}
        outgoing={state.outbox[id] ?? NOTHING}
        onSeen={look}
        foot={<Presence chat={chat} name={name} typingUntil={state.typing[id] ?? 0} />}
      />
      {chat.state === 'wrap_up' ? (
        <Suspense>
          <WrapUpPanel chat={chat} />
        </Suspense>
      ) : (
        <Composer chat={chat} name={name} />
      )}
    </section>
  )
}

function Presence({ chat, name, typingUntil }: { chat: DeskChat; name: string; typingUntil: number }) {
  const typing = useNow() < typingUntil && !chat.ended_at
  return (
    <div className={css.presence} role="status">
      {chat.visitor_away && !chat.ended_at ? (
        <span className={css.away}>
          <IconPlugConnectedX size={15} aria-hidden /> {t('chat.isAway', { name })}
        </span>
      ) : (
        typing && <span className={css.typing}>{t('chat.isTyping', { name })}</span>
      )}
    </div>
  )
}
