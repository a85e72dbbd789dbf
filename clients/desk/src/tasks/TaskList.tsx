/** My tasks: what rings, who talks, what is to be wrapped up. */

import { Button } from '@mantine/core'
import { settled, talking, wrappingUp } from '@cordboard/wire/floor.ts'
import type { DeskChat } from '@cordboard/wire/snapshot.ts'
import { IconCoffee } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useDesk } from '../desk'
import { current } from '../panes'
import { t } from '../texts'
import { useWriting } from '../typing'
import { OfferCard } from './OfferCard'
import { QueueLine } from './QueueLine'
import { TalkRow } from './TalkRow'
import css from './tasks.module.css'
import { WrapUpRow } from './WrapUpRow'

export function TaskList() {
  const { state, panes, open, link } = useDesk()
  const writing = useWriting()
  const [pointed, setPointed] = useState(false)
  const chats = useOrder(talking(state), writing || pointed)
  const wraps = wrappingUp(state)
  const here = current(panes)
  const nothing = state.offers.length + chats.length + wraps.length === 0

  return (
    <nav className={css.list} aria-label={t('tasks.title')} data-stale={!link.up || undefined}>
      <div className={css.scroll}>
        {nothing && <Nothing />}
        {state.offers.length > 0 && (
          <Section title={t('tasks.ringing')} count={String(state.offers.length)} kind="ringing">
            {state.offers.map((offer, place) => (
              <li key={`${offer.chat_id} ${offer.gen}`}>
                <OfferCard offer={offer} first={place === 0} />
              </li>
            ))}
          </Section>
        )}
        {(chats.length > 0 || !nothing) && (
          <Section
            title={t('tasks.talking')}
            count={t('tasks.talkingOf', { count: chats.length, capacity: state.capacity })}
            onPointed={setPointed}
          >
            {chats.map((chat, place) => (
              <li key={chat.chat_id}>
                <TalkRow chat={chat} place={place + 1} here={chat.chat_id === here} shown={panes.columns.includes(chat.chat_id)} onOpen={() => open(chat.chat_id)} />
              </li>
            ))}
          </Section>
        )}
        {wraps.length > 0 && (
          <Section title={t('tasks.wrapUp')} count={String(wraps.length)}>
            {wraps.map((chat) => (
              <li key={chat.chat_id}>
                <WrapUpRow chat={chat} here={chat.chat_id === here} onOpen={() => open(chat.chat_id)} />
              </li>
            ))}
          </Section>
        )}
      </div>
      <QueueLine />
    </nav>
  )
}

interface SectionProps {
  title: string
  count: string
  kind?: 'ringing'
  onPointed?: (pointed: boolean) => void
  children: ReactNode
}

function Section({ title, count, kind, onPointed, children }: SectionProps) {
  return (
    <section className={css.section} data-kind={kind}>
      <h2>
        {title} <span>{count}</span>
      </h2>
      <ul onPointerEnter={() => onPointed?.(true)} onPointerLeave={() => onPointed?.(false)}>
        {children}
      </ul>
    </section>
  )
}

/** The chats in the order on screen: held while somebody writes or aims at a row. */
function useOrder(wanted: DeskChat[], held: boolean): DeskChat[] {
  const ids = wanted.map((chat) => chat.chat_id)
  const [shown, setShown] = useState(ids)
  const next = settled(shown, ids, held)
  if (next.join() !== shown.join()) setShown(next)
  return next.map((id) => wanted[ids.indexOf(id)]).filter((chat) => chat !== undefined)
}

function Nothing() {
  const { state, commands } = useDesk()
  const ready = state.state === 'ready'
  const hint = state.code === 10_010 ? t('codeHint.10010') : state.code === 10_001 ? t('codeHint.10001') : t('tasks.noneNotReady')
  return (
    <div className={css.nothing}>
      <IconCoffee size={28} aria-hidden />
      <h2>{t('tasks.none')}</h2>
      <p>{ready ? t('tasks.noneReady') : hint}</p>
      {!ready && <Button onClick={() => void commands.setState('ready')}>{t('tasks.goReady')}</Button>}
    </div>
  )
}
