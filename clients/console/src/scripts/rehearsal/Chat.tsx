/** The chat as the visitor would see it, and what the visitor may do. */

import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconDoorExit, IconSend } from '@tabler/icons-react'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { tre } from '../../texts'
import { choicesOf, clockOf } from './play'
import type { Rehearsal } from './useRehearsal'
import css from './rehearsal.module.css'

export function Chat({ rehearsal: { found, act } }: { rehearsal: Rehearsal }) {
  const [text, setText] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const over = found !== null && found.standing === null
  const choices = found ? choicesOf(found) : []

  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight })
  }, [found])

  function send(event: FormEvent): void {
    event.preventDefault()
    if (!text.trim()) return
    act({ do: 'writes', text: text.trim() })
    setText('')
  }

  return (
    <section className={css.chat} aria-label={tre('chat')}>
      <ol ref={list} className={css.said} tabIndex={0} aria-label={tre('chat')}>
        {found?.said.map((each, index) => (
          <li key={index} data-who={each.who}>
            <span className={css.who}>
              {tre(each.who)} <time>{clockOf(each.at)}</time>
            </span>
            <span className={css.words}>{each.text}</span>
          </li>
        ))}
        {found?.said.length === 0 && <li className={css.quiet}>{tre('nothingSaid')}</li>}
      </ol>
      {choices.length > 0 && (
        <div className={css.choices} role="group" aria-label={tre('choices')}>
          {choices.map((choice) => (
            <Button key={choice} size="compact-sm" variant="light" onClick={() => act({ do: 'chooses', text: choice })}>
              {choice}
            </Button>
          ))}
        </div>
      )}
      <form className={css.composer} onSubmit={send}>
        <TextInput className={css.grow ?? ''} size="xs" aria-label={tre('write')} placeholder={tre('write')} value={text} maxLength={4000} disabled={over} onChange={(event) => setText(event.currentTarget.value)} />
        <ActionIcon type="submit" size={30} variant="default" disabled={over || !text.trim()} aria-label={tre('send')} title={tre('send')}>
          <IconSend size={16} />
        </ActionIcon>
        <ActionIcon size={30} variant="default" disabled={over} aria-label={tre('leave')} title={tre('leave')} onClick={() => act({ do: 'leaves' })}>
          <IconDoorExit size={16} />
        </ActionIcon>
      </form>
    </section>
  )
}
