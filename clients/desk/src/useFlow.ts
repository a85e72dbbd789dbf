/** What opens by itself: a chat just accepted, the next one when one has gone, the first at the start. */

import { talking, wrappingUp } from '@cordboard/wire/floor.ts'
import type { OfferFields } from '@cordboard/wire/events.ts'
import type { DeskState } from '@cordboard/wire/reduce.ts'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { Commands } from './commands'
import { current, opened, refilled, type Panes } from './panes'

interface Parts {
  state: DeskState | null
  orders: Commands
  panes: Panes
  setPanes: (change: (old: Panes) => Panes) => void
  open: (chatId: string | null) => void
  split: (two: boolean, second: string | null) => void
  phone: boolean
}

export function useFlow({ state, orders, panes, setPanes, open, split, phone }: Parts) {
  const openNow = current(panes)

  const accept = useCallback(
    async (offer: OfferFields): Promise<boolean> => {
      const before = openNow
      open(offer.chat_id)
      const done = await orders.accept(offer)
      if (!done) setPanes((old) => (current(old) === offer.chat_id ? opened(old, before) : old))
      return done
    },
    [orders, open, setPanes, openNow],
  )
  const commands = useMemo(() => ({ ...orders, accept }), [orders, accept])

  const before = useRef<DeskState['chats'] | null>(null)
  useEffect(() => {
    if (!state) return
    const old = before.current
    before.current = state.chats
    if (old === state.chats) return
    const next = [...talking(state), ...wrappingUp(state)].map((chat) => chat.chat_id)
    const gone = (id: string): boolean => old !== null && id in old && !(id in state.chats)
    setPanes((now) => {
      const kept = refilled(now, (id) => !gone(id), phone ? [] : next)
      const first = next.find((id) => !kept.columns.includes(id))
      const empty = current(kept) === null && !phone && (old === null || (first !== undefined && !(first in old)))
      return empty && first !== undefined ? opened(kept, first) : kept
    })
  }, [state, phone, setPanes])

  const splitNext = useCallback(
    (two: boolean) => {
      const next = state ? talking(state).find((chat) => chat.chat_id !== openNow) : undefined
      split(two, next?.chat_id ?? null)
    },
    [state, split, openNow],
  )

  return { commands, splitNext }
}
