/** The conversation. Stays at its end unless the reader has scrolled up; then it says what came below. */

import { Button, VisuallyHidden } from '@mantine/core'
import type { Outgoing } from '@cordboard/wire/outgoing.ts'
import { shownName, type DeskChat } from '@cordboard/wire/snapshot.ts'
import { IconArrowDown } from '@tabler/icons-react'
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { Entry } from './Entry'
import { linesOf, type Line } from './lines'
import css from './transcript.module.css'
import { Unsent } from './Unsent'
import { t } from '../texts'

interface Props {
  chat: DeskChat
  me: string
  outgoing?: readonly Outgoing[]
  /** Shown at the very end: who is typing, who is away. */
  foot?: ReactNode
  /** Everything down to the newest line is in view. */
  onSeen?: () => void
}

/** So near to the end counts as there (pixels). */
const NEAR = 40

export function Transcript({ chat, me, outgoing = [], foot, onSeen }: Props) {
  const name = shownName(chat.visitor)
  const lines = useMemo(() => linesOf(chat.events, me, name), [chat.events, me, name])
  const box = useRef<HTMLDivElement>(null)
  const [atEnd, setAtEnd] = useState(true)
  const [leftAt, setLeftAt] = useState(0)
  const read = chat.read.visitor ?? 0
  const newest = chat.last_seq
  const looked = chat.read.agent ?? 0

  useLayoutEffect(() => {
    const element = box.current
    if (element && atEnd) element.scrollTop = element.scrollHeight
  }, [lines, outgoing.length, foot, atEnd])

  // The room changes with the window and the composer: the end stays the end.
  useEffect(() => {
    const element = box.current
    if (!element || typeof ResizeObserver === 'undefined') return
    const watch = new ResizeObserver(() => {
      if (atEnd) element.scrollTop = element.scrollHeight
    })
    watch.observe(element)
    return () => watch.disconnect()
  }, [atEnd])

  useEffect(() => {
    if (atEnd) onSeen?.()
  }, [atEnd, newest, looked, onSeen])

  function scrolled(): void {
    const element = box.current
    if (!element) return
    const there = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR
    if (there !== atEnd && !there) setLeftAt(newest)
    setAtEnd(there)
  }

  const below = lines.filter((line) => line.kind === 'word' && line.side !== 'me' && line.seq > leftAt).length
  return (
    <div className={css.frame}>
      <div ref={box} className={css.box} onScroll={scrolled} tabIndex={0} role="region" aria-label={t('chat.log', { name: name || t('who.visitor') })}>
        <ol className={css.lines}>
          {lines.map((line) => (
            <Entry key={`${line.kind}${line.seq}`} line={line} seen={line.seq <= read} asked={chat.asked} />
          ))}
          {outgoing.map((one) => (
            <Unsent key={one.client_id} chatId={chat.chat_id} outgoing={one} />
          ))}
        </ol>
        {foot}
      </div>
      <NewWords lines={lines} />
      {!atEnd && (
        <Button className={css.jump} size="compact-sm" leftSection={<IconArrowDown size={16} />} variant={below > 0 ? 'filled' : 'default'} onClick={() => setAtEnd(true)}>
          {below > 0 ? t('chat.jump', { count: below }) : '…'}
        </Button>
      )}
    </div>
  )
}

/** Tells screen readers of new words only: what was said before the chat was opened stays unspoken. */
function NewWords({ lines }: { lines: readonly Line[] }) {
  const [from] = useState(() => lines.at(-1)?.seq ?? 0)
  const fresh = lines.filter((line) => line.kind === 'word' && line.side !== 'me' && line.seq > from).slice(-5)
  return (
    <VisuallyHidden role="log" aria-live="polite">
      {fresh.map((line) => (line.kind === 'word' ? <p key={line.seq}>{`${line.who}: ${line.text}`}</p> : null))}
    </VisuallyHidden>
  )
}
