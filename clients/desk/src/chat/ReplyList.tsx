/** The canned replies that a slash asks for, above the composer. */

import { filled } from '@cordboard/wire/placeholders.ts'
import { useEffect, useRef } from 'react'
import { t } from '../texts'
import css from './replies.module.css'
import type { Reply } from './replies'

interface Props {
  id: string
  replies: readonly Reply[]
  word: string
  chosen: number
  values: Readonly<Record<string, string>>
  onHover: (index: number) => void
  onTake: (reply: Reply) => void
}

export function ReplyList({ id, replies, word, chosen, values, onHover, onTake }: Props) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <div className={css.replies}>
      <p className={css.head} role="status">
        {replies.length > 0 ? t('replies.count', { count: replies.length }) : t('replies.none', { word })}
      </p>
      <ul ref={list} id={id} className={css.list} role="listbox" aria-label={t('replies.title')}>
        {replies.map((reply, index) => (
          <li
            key={reply.name}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            className={css.reply}
            onPointerMove={() => onHover(index)}
            // The composer keeps the focus.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onTake(reply)}
          >
            <span className={css.name}>
              <b>{reply.name}</b>
              {reply.shortcut && <kbd>/{reply.shortcut}</kbd>}
              {reply.language && <small>{reply.language}</small>}
            </span>
            <span className={css.text} lang={reply.language || undefined} dir="auto">
              {filled(reply.text, values)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
