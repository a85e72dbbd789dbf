/** Who is writing, from where, with what, and why to me. */

import { clockTime, isWebAddress, shortUrl } from '@cordboard/ui/format.ts'
import { At, Since } from '@cordboard/ui/Times.tsx'
import { said } from '@cordboard/ui/said.ts'
import type { Labels } from '@cordboard/wire/asked.ts'
import { shownName, type DeskChat } from '@cordboard/wire/snapshot.ts'
import { IconExternalLink, IconRosetteDiscountCheckFilled } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useDesk } from '../desk'
import { t } from '../texts'
import { Answers } from './Answers'
import { EarlierChats } from './EarlierChats'
import css from './visitor.module.css'
import { whyMe } from './whyMe'

export function VisitorPanel({ chatId, inDrawer }: { chatId: string | null; inDrawer?: boolean }) {
  const { state } = useDesk()
  const chat = chatId === null ? undefined : state.chats[chatId]
  if (!chat) return <p className={css.nothing}>{t('visitor.nothing')}</p>
  return (
    <div className={css.panel} data-drawer={inDrawer || undefined}>
      <Person chat={chat} />
      <Facts chat={chat} />
      <Pairs title={t('visitor.clipboard')} pairs={chat.clipboard} />
      <Pairs title={t('visitor.form')} pairs={chat.form} labels={chat.asked?.form} own={chat.asked?.language} />
      <Pairs title={t('visitor.outcomes')} pairs={chat.outcomes} />
      <Why text={whyMe(chat.events, state.me.user_name)} />
      <EarlierChats chatId={chat.chat_id} />
    </div>
  )
}

function Person({ chat: { visitor } }: { chat: DeskChat }) {
  return (
    <section>
      <h2 className={css.name}>
        {shownName(visitor) || t('who.visitor')}
        {visitor.verified && <IconRosetteDiscountCheckFilled size={17} aria-hidden />}
      </h2>
      {visitor.email && <p className={css.email}>{visitor.email}</p>}
      <p className={css.proof} data-proven={visitor.verified || undefined}>
        {t(visitor.verified ? 'visitor.verified' : 'visitor.unverified')}
      </p>
    </section>
  )
}

function Facts({ chat }: { chat: DeskChat }) {
  const { page, visitor } = chat
  const rows: [string, ReactNode][] = [[t('visitor.page'), <Page key="page" url={page.url} title={page.title} />]]
  if (page.referrer) rows.push([t('visitor.from'), <Page key="from" url={page.referrer} />])
  if (visitor.language) rows.push([t('visitor.language'), visitor.language])
  if (visitor.claimed_id) rows.push([t('visitor.id'), visitor.claimed_id])
  rows.push([t('visitor.queue'), chat.queue], [t('visitor.class'), chat.call_class], [t('visitor.point'), chat.point])
  const arrived = chat.arrived_at ?? chat.opened_at
  rows.push([t('visitor.arrived'), <span key="arrived" title={clockTime(arrived)}><At at={arrived} /> (<Since at={arrived} />)</span>])
  if (chat.priority !== 50) rows.push([t('visitor.priority'), chat.priority])
  return (
    <dl className={css.facts}>
      {rows.filter(([, value]) => value !== '').map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Page({ url, title }: { url: string; title?: string | undefined }) {
  const text = (
    <>
      {title && <span className={css.pageTitle}>{title}</span>}
      <bdi dir="ltr">{shortUrl(url)}</bdi>
    </>
  )
  if (!isWebAddress(url)) return text
  return (
    <a href={url} target="_blank" rel="noopener noreferrer nofollow" title={url}>
      {text} <IconExternalLink size={13} aria-hidden />
    </a>
  )
}

interface PairsProps {
  title: string
  pairs: Record<string, unknown>
  labels?: Labels | undefined
  own?: string | undefined
}

function Pairs({ title, pairs, labels, own }: PairsProps) {
  if (Object.keys(pairs).length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <Answers answers={pairs} labels={labels} own={own} />
    </section>
  )
}

function Why({ text }: { text: string }) {
  if (!text) return null
  return (
    <section>
      <h3>{t('visitor.why')}</h3>
      <p>{said(text)}</p>
    </section>
  )
}
