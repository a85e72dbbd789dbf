/** What is known of a chat: page, visitor, times, form, clipboard, outcomes, rating. */

import { language } from '@cordboard/ui/language.ts'
import { dateTime, isWebAddress, span } from '@cordboard/ui/format.ts'
import { answer, question, type Labels } from '@cordboard/wire/asked.ts'
import type { DeskChat } from '@cordboard/wire/snapshot.ts'
import type { ReactNode } from 'react'
import { t, tchat } from '../../texts'
import css from './contacts.module.css'

export function Details({ chat }: { chat: DeskChat }) {
  const { visitor, page } = chat
  const rated = chat.events.filter((event) => event.kind === 'rated').at(-1)
  const answered = chat.events.find((event) => event.kind === 'answered')
  const own: readonly (readonly [string, ReactNode])[] = [
    [tchat('chatId'), chat.chat_id],
    [tchat('point'), chat.point],
    [tchat('callClass'), chat.call_class],
    [tchat('priority'), chat.priority],
    [tchat('queue'), chat.queue],
    [tchat('layout'), chat.layout],
    [tchat('opened'), dateTime(chat.opened_at)],
    [tchat('answered'), answered ? dateTime(answered.at) : ''],
    [tchat('waited'), answered?.waited === undefined ? '' : span(answered.waited * 1000)],
    [tchat('agent'), answered?.agent_name || answered?.agent],
    [tchat('ended'), chat.ended_at ? dateTime(chat.ended_at) : ''],
  ]
  const thought: readonly (readonly [string, ReactNode])[] = rated
    ? [
        [tchat('rating'), tchat('ratingOf', { score: rated.score })],
        [tchat('comment'), rated.comment],
        ...told(rated.answers ?? {}, chat.asked?.survey, chat.asked?.language),
      ]
    : []
  const who: readonly (readonly [string, ReactNode])[] = [
    [tchat('visitor'), visitor.name],
    [tchat('email'), visitor.email],
    [tchat('language'), visitor.language],
    [tchat('claimed'), visitor.claimed_id ? `${visitor.claimed_id}${visitor.verified ? ` (${tchat('verified')})` : ''}` : ''],
    [tchat('page'), <Address key="page" url={page.url} title={page.title ?? ''} />],
    [tchat('referrer'), page.referrer ? <Address key="referrer" url={page.referrer} title="" /> : ''],
  ]
  return (
    <div className={css.details}>
      <Part title={tchat('chat')} rows={own} />
      <Part title={tchat('visitor')} rows={who} />
      <Part title={tchat('form')} rows={told(chat.form, chat.asked?.form, chat.asked?.language)} />
      <Part title={tchat('thought')} rows={thought} />
      <Part title={tchat('clipboard')} rows={Object.entries(chat.clipboard)} />
      <Part title={tchat('outcomes')} rows={Object.entries(chat.outcomes).map(([name, value]) => [name, value ?? tchat('nothing')])} />
    </div>
  )
}

/** Answers beside what was asked, in words. */
function told(answers: Readonly<Record<string, unknown>>, labels: Labels | undefined, own: string | undefined): [string, ReactNode][] {
  return Object.entries(answers).map(([name, value]) => [
    question(name, labels, language().code, own),
    <span key={name} dir="auto">{answer(value, t('table.yes'), t('table.no'))}</span>,
  ])
}

function Part({ title, rows }: { title: string; rows: readonly (readonly [string, ReactNode])[] }) {
  const shown = rows.filter(([, value]) => value !== '' && value !== null && value !== undefined)
  if (shown.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {shown.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Address({ url, title }: { url: string; title: string }) {
  const text = title ? `${title} (${url})` : url
  return isWebAddress(url) ? (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {text}
    </a>
  ) : (
    <>{text}</>
  )
}
