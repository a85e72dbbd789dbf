/** What the second file brings; it is fetched when something of it is to be shown. */

import type { Chat } from '../chat'
import type { Texts } from '../texts'
import type { Tools } from '../tools'

/** What may stand where the composer is; drawn anew when the chat changes. */
export interface Part {
  element: HTMLElement
  render(): void
}

/** What is asked before the chat, in its place, before its end and after it; and why there is none. */
export type Parts = Record<'form' | 'offline' | 'question' | 'ending' | 'absence', Part>

export interface More {
  css: string
  /** `done` hears that the question before the end is settled. */
  partsOf(chat: Chat, texts: Texts, done: () => void, tools: Tools): Parts
}
