/** The keys of the whole desk; those of one chat live with the chat's buttons. */

import { useShortcuts, type Shortcut } from '@cordboard/ui/keys.ts'
import { talking, wrappingUp } from '@cordboard/wire/floor.ts'
import { useDesk } from '../desk'
import { current } from '../panes'

export function DeskKeys({ single }: { single: boolean }) {
  const { state, commands, open, panes } = useDesk()
  const here = current(panes)
  // As on screen: rows carry their places, which may be held while somebody writes.
  const shown = (): string[] => {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-task]')].map((row) => row.dataset.task ?? '')
    return rows.length > 0 ? rows : [...talking(state), ...wrappingUp(state)].map((chat) => chat.chat_id)
  }
  const accept = (): void => {
    const first = state.offers.find((offer) => !offer.auto)
    if (first) void commands.accept(first)
  }
  const step = (by: number): void => {
    const ids = shown()
    if (ids.length === 0) return
    const at = here === null ? (by > 0 ? -1 : 0) : ids.indexOf(here)
    open(ids[(at + by + ids.length) % ids.length] ?? null)
  }
  const press = (action: string) => (): void => document.querySelector<HTMLElement>(`[data-focused-chat] [data-action=${action}]`)?.click()
  const write = (): void => document.querySelector<HTMLElement>('[data-focused-chat] textarea')?.focus()

  const shortcuts: Shortcut[] = [
    { key: 'Enter', run: accept },
    { key: 'a', alt: true, run: accept },
    ...['t', 'e', 'o'].flatMap((key, i): Shortcut[] => {
      const run = press(['transfer', 'end', 'outcome'][i] ?? '')
      return [{ key, run }, { key, alt: true, run }]
    }),
    { key: 'r', run: write },
    { key: 'r', alt: true, run: write },
    { key: 'ArrowDown', alt: true, run: () => step(1) },
    { key: 'ArrowUp', alt: true, run: () => step(-1) },
    ...Array.from({ length: 9 }, (_, i): Shortcut => ({
      key: String(i + 1),
      alt: true,
      run: () => {
        const id = shown()[i]
        if (id) open(id)
      },
    })),
    { key: '?', run: () => document.querySelector<HTMLElement>('[data-keys-button]')?.click() },
  ]
  useShortcuts(shortcuts, single)
  return null
}
