/** Where the agent writes. A draft is never lost: it is kept per chat, also across a reload. */

import { Button, Tooltip } from '@mantine/core'
import { takesText } from '@cordboard/ui/keys.ts'
import { desk as calls } from '@cordboard/wire/calls.ts'
import { filled } from '@cordboard/wire/placeholders.ts'
import type { DeskChat } from '@cordboard/wire/snapshot.ts'
import { IconLock, IconSend2 } from '@tabler/icons-react'
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useDesk } from '../desk'
import { keepDraft, readDraft } from '../drafts'
import { usePhone } from '../screen'
import { t } from '../texts'
import { stopped, wrote } from '../typing'
import { Actions } from './Actions'
import css from './composer.module.css'
import { asked, fitting, inserted, meant, values, type Asked, type Reply } from './replies'
import { ReplyList } from './ReplyList'
import { useReplies } from './useReplies'

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
  const [slash, setSlash] = useState<Asked | null>(null)
  const [chosen, setChosen] = useState(0)
  const listId = useId()
  /** The slash whose list was closed: it stays closed. */
  const closed = useRef<number | null>(null)
  const replies = useReplies(slash !== null)
  const known = useMemo(() => values(chat, state.me.full_name || user), [chat, state.me.full_name, user])
  const found = useMemo(() => (slash && replies ? meant(fitting(replies, chat), slash.word) : []), [slash, replies, chat])
  // Without any replies a slash is a slash.
  const listed = slash !== null && (replies?.length ?? 0) > 0 && !ended
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

  /** Whether the caret stands behind a slash that asks for replies. */
  function look(element: HTMLTextAreaElement): void {
    const next = element.selectionStart === element.selectionEnd ? asked(element.value, element.selectionStart) : null
    if (next?.word !== slash?.word || next?.from !== slash?.from) setChosen(0)
    if (next?.from !== closed.current) closed.current = null
    setSlash(closed.current === null ? next : null)
  }

  function take(reply: Reply): void {
    if (!slash) return
    const next = inserted(text, slash, filled(reply.text, known))
    setSlash(null)
    change(next.text)
    const element = field.current
    requestAnimationFrame(() => {
      element?.focus()
      element?.setSelectionRange(next.caret, next.caret)
    })
  }

  /** The keys that are the list's while it is open; whether it was one. */
  function pressList(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
    if (!listed || event.nativeEvent.isComposing) return false
    const reply = found[chosen]
    if (event.key === 'Escape') {
      closed.current = slash.from
      setSlash(null)
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const by = event.key === 'ArrowDown' ? 1 : -1
      if (found.length > 0) setChosen((chosen + by + found.length) % found.length)
    } else if ((event.key === 'Enter' || event.key === 'Tab') && reply && !event.shiftKey && !event.ctrlKey && !event.metaKey) take(reply)
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
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
    if (pressList(event)) return
    if (event.key === 'Escape') return event.currentTarget.blur()
    if (event.key !== 'Enter' || event.shiftKey || event.altKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send(event.ctrlKey || event.metaKey ? 'note' : 'message')
  }

  return (
    <div className={css.composer}>
      {listed && <ReplyList id={listId} replies={found} word={slash.word} chosen={chosen} values={known} onHover={setChosen} onTake={take} />}
      <textarea
        ref={field}
        className={css.field}
        rows={2}
        value={text}
        disabled={ended}
        aria-label={t('composer.label', { name })}
        aria-describedby={`hint-${id}`}
        placeholder={t('composer.placeholder', { name })}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={listed ? listId : undefined}
        aria-activedescendant={listed && found.length > 0 ? `${listId}-${chosen}` : undefined}
        onChange={(event) => {
          change(event.currentTarget.value)
          look(event.currentTarget)
        }}
        onSelect={(event) => look(event.currentTarget)}
        onBlur={() => setSlash(null)}
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
