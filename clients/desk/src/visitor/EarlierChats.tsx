/** The visitor's earlier chats: when, where, with whom. Their words are for those who may read contacts. */

import { Skeleton } from '@mantine/core'
import { dateTime, span } from '@cordboard/ui/format.ts'
import { desk as calls } from '@cordboard/wire/calls.ts'
import type { EarlierChat } from '@cordboard/wire/snapshot.ts'
import { useEffect, useState } from 'react'
import { useDesk } from '../desk'
import { t } from '../texts'
import { Answers } from './Answers'
import css from './visitor.module.css'

export function EarlierChats({ chatId }: { chatId: string }) {
  const { desk } = useDesk()
  const [chats, setChats] = useState<EarlierChat[] | 'failed' | null>(null)

  useEffect(() => {
    let here = true
    calls.history(desk.wire, chatId).then(
      (items) => here && setChats(items),
      () => here && setChats('failed'),
    )
    return () => {
      here = false
    }
  }, [desk, chatId])

  const some = Array.isArray(chats) && chats.length > 0
  return (
    <section>
      <h3>
        {t('visitor.earlier')} {some && <span>({chats.length})</span>}
      </h3>
      {chats === null && <Skeleton height={12} width="60%" />}
      {chats === 'failed' && <p>{t('visitor.earlierFailed')}</p>}
      {Array.isArray(chats) && chats.length === 0 && <p>{t('visitor.earlierNone')}</p>}
      {some && (
        <ul className={css.earlier}>
          {chats.map((one) => (
            <li key={one.chat_id}>
              <span>{dateTime(one.opened_at)}</span>
              <span>{detail(one)}</span>
              {one.rating && (
                <span>
                  {one.rating.comment
                    ? t('event.ratedComment', { score: one.rating.score, comment: one.rating.comment })
                    : t('event.rated', { score: one.rating.score })}
                </span>
              )}
              {one.rating && Object.keys(one.rating.answers).length > 0 && (
                <Answers answers={one.rating.answers} labels={one.rating.asked} own={one.rating.language} />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function detail({ point, agent, opened_at, ended_at, outcomes }: EarlierChat): string {
  const took = ended_at ? span(Date.parse(ended_at) - Date.parse(opened_at)) : ''
  const became = Object.entries(outcomes ?? {}).map(([name, value]) => (value ? `${name}: ${value}` : name))
  return [point, agent || t('visitor.nobody'), took, became.join(', ')].filter(Boolean).join(' · ')
}
