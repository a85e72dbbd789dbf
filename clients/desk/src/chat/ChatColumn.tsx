/** What stands in a column: a chat of ours, one that is being opened, one to read only, or nothing. */

import { Button, Skeleton } from '@mantine/core'
import { Empty } from '@cordboard/ui/States.tsx'
import { IconColumns2, IconMessages } from '@tabler/icons-react'
import { useDesk } from '../desk'
import { t } from '../texts'
import css from './chat.module.css'
import { Chat } from './Chat'
import { Elsewhere } from './Elsewhere'

export interface ColumnProps {
  chatId: string | null
  second: boolean
  visitorShown: boolean
  onVisitor: () => void
}

export function ChatColumn(props: ColumnProps) {
  const { state, split } = useDesk()
  const { chatId, second } = props
  if (chatId === null) {
    return second ? (
      <Empty
        icon={<IconColumns2 size={26} />}
        title={t('chat.emptyColumn')}
        action={
          <Button variant="default" onClick={() => split(false)}>
            {t('chat.one')}
          </Button>
        }
      />
    ) : (
      <Empty icon={<IconMessages size={26} />} title={t('chat.none')} text={t('chat.noneText')} />
    )
  }
  const chat = state.chats[chatId]
  if (chat) return <Chat chat={chat} {...props} />
  const coming = state.wanted.includes(chatId) || state.offers.some((offer) => offer.chat_id === chatId)
  return coming ? <Opening /> : <Elsewhere chatId={chatId} />
}

export function Opening() {
  return (
    <div className={css.opening} aria-busy>
      <span role="status">{t('tasks.opening')}</span>
      {['45%', '60%', '30%'].map((width, row) => (
        <Skeleton key={width} height={38} width={width} radius={10} ml={row === 1 ? 'auto' : 0} />
      ))}
    </div>
  )
}
