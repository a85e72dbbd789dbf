/** Where the agent writes. A draft is never lost: it is kept per chat, also across a reload. */

import { Button, Tooltip } from '@mantine/core'
import { takesText } from '@cordboard/ui/keys.ts'
import { desk as calls } from '@cordboard/wire/calls.ts'
import type { DeskChat } from '@cordboard/wire/snapshot.ts'
import { IconLock, IconSend2 } from '@tabler/icons-react'
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useDesk } from '../desk'
import { keepDraft, readDraft } from '../drafts'
import { usePhone } from '../screen'
import { t } from '../texts'
import { stopped, wrote } from '../typing'
import { Actions } from './Actions'
import css from './composer.module.css'

/** Characters of one message. */
const LONGEST = 4_000
/** The visitor's side is told of typing at most this often (milliseconds). */
const TELL_EVERY = 3_000

export function Composer({ chat, name }: { chat: DeskChat; name: string }) {
  const { desk, state } = useDesk()
  const phone = usePhone()
  const user = state.me.user_name
  const id = chat.chat_id
  const [text, setText] = useState(() => readDraft(user, id))
  const field = useRef<HTMLTextAreaElement>(null)
  const told = useRef(0)
  const ended = Boolean(chat.ended_at)
  const room = LONGEST - text.length
  const sendable = text.trim() !== '' && room >= 0 && !ended

  useEffect(() => {
    // Somebody who writes elsewhere, in the other column or a dialog, keeps the keys.
    if (!phone && !takesText(document.activeElement)) field.current?.focus({ preventScroll: true })
  }, [phone])
  useEffect(() => stopped, [])

  // As high as its text, up to what the style allows.
  useLayoutEffect(() => {
    const element = field.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight + 2}px`
  }, [text])

  function change(next: string): void {
    setText(next)
    keepDraft(user, id, next)
    if (next.trim() === '') return stopped()
    wrote()
    const now = Date.now()
    if (now - told.current < TELL_EVERY) return
    told.current = now
    void calls.typing(desk.wire, id).catch(() => {})
  }

  function send(kind: 'message' | 'note'): void {
    if (!sendable) return
    desk.write(id, kind, text.trim())
    desk.look(id)
    change('')
    told.current = 0
    field.current?.focus()
  }

  function press(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.key === 'Escape') return event.currentTarget.blur()
    if (event.key !== 'Enter' || event.shiftKey || event.altKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send(event.ctrlKey || event.metaKey ? 'note' : 'message')
  }

  return (
    <div className={css.composer}>
      <textarea
        ref={field}
        className={css.field}
        rows={2}
        value={text}
        disabled={ended}
        aria-label={t('composer.label', { name })}
        aria-describedby={`hint-${id}`}
        placeholder={t('composer.placeholder', { name })}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={press}
      />
      <div className={css.foot}>
        <Actions chat={chat} name={name} draft={text.trim() !== ''} />
        <span id={`hint-${id}`} className={css.hint} data-over={room < 0 || undefined} role={room < 0 ? 'alert' : undefined}>
          {room < 0 ? t('composer.tooLong', { count: -room }) : room < 500 ? t('composer.room', { count: room }) : t('composer.hint')}
        </span>
        <Tooltip label={`${t('mark.note')} · Ctrl Enter`}>
          <Button variant="default" leftSection={<IconLock size={15} />} disabled={!sendable} onClick={() => send('note')}>
            {t('composer.note')}
          </Button>
        </Tooltip>
        <Tooltip label="Enter">
          <Button leftSection={<IconSend2 size={16} />} disabled={!sendable} onClick={() => send('message')}>
            {t('composer.send')}
          </Button>
        </Tooltip>
      </div>
    </div>
  )
}
