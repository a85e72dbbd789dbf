/** What every part of the console can reach: the server, the lists, who is signed in and what they may do. */

import type { Session } from '@cordboard/wire/calls.ts'
import { createContext, use } from 'react'
import type { Lists } from './collection/lists'
import type { Server } from './server'

export interface Console {
  server: Server
  lists: Lists
  session: Session
  /** Whether they may, for example `queue:edit`. */
  may: (permission: string) => boolean
}

export const ConsoleContext = createContext<Console | null>(null)

export function useConsole(): Console {
  const here = use(ConsoleContext)
  if (!here) throw new Error('outside the console')
  return here
}
