/** The desk as the components see it: what is so, what can be done, what is open. */

import type { Desk, View } from '@cordboard/wire/desk.ts'
import type { DeskState } from '@cordboard/wire/reduce.ts'
import { createContext, useContext } from 'react'
import type { Commands } from './commands'
import type { Panes } from './panes'

export interface DeskHere {
  desk: Desk
  state: DeskState
  link: View['link']
  commands: Commands
  panes: Panes
  /** Opens a chat in the column that has the focus. */
  open: (chatId: string | null) => void
  focus: (column: 0 | 1) => void
  split: (two: boolean) => void
  signOut: () => Promise<void>
}

export const DeskContext = createContext<DeskHere | null>(null)

export function useDesk(): DeskHere {
  const here = useContext(DeskContext)
  if (!here) throw new Error('useDesk outside of the desk')
  return here
}
