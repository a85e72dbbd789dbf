/** Canned replies at the desk: which fit a chat, which are meant by what is typed, and their text filled in. Pure. */

import type { components } from '@cordboard/wire/generated/api.ts'
import type { DeskChat } from '@cordboard/wire/snapshot.ts'

export type Reply = components['schemas']['CannedReply']

/** What is typed after a slash, and where it stands. */
export interface Asked {
  word: string
  from: number
  to: number
}

/** The slash before the caret that asks for replies: at the beginning or after a blank, with no blank behind it. */
export function asked(text: string, caret: number): Asked | null {
  const found = /(?:^|\s)\/([\p{L}\p{N}_-]*)$/u.exec(text.slice(0, caret))
  if (!found) return null
  const word = found[1] ?? ''
  return { word, from: caret - word.length - 1, to: caret }
}

const folded = (text: string): string => text.toLocaleLowerCase()

/** How well a reply's language suits the visitor's: 0 the very one, 1 the same tongue, 2 for all, 3 another. */
function strangeness(reply: Reply, language: string): number {
  if (!reply.language) return 2
  const [own, theirs] = [folded(reply.language), folded(language)]
  if (own === theirs) return 0
  return own.split('-')[0] === theirs.split('-')[0] ? 1 : 3
}

/** Those for this chat's queue and class, the visitor's language first, then by name. */
export function fitting(replies: readonly Reply[], chat: Pick<DeskChat, 'queue' | 'call_class' | 'visitor'>): Reply[] {
  return replies
    .filter(({ queues }) => queues.length === 0 || queues.includes(chat.queue))
    .filter(({ classes }) => classes.length === 0 || classes.includes(chat.call_class))
    .map((reply) => ({ reply, strange: strangeness(reply, chat.visitor.language ?? '') }))
    .sort((a, b) => a.strange - b.strange || a.reply.name.localeCompare(b.reply.name))
    .map(({ reply }) => reply)
}

/** Those meant by a word: whose shortcut begins with it, then whose name does, then that hold it. */
export function meant(replies: readonly Reply[], word: string): Reply[] {
  const wanted = folded(word)
  const rank = (reply: Reply): number => {
    if (wanted === '') return 0
    if (reply.shortcut === wanted) return 0
    if (reply.shortcut?.startsWith(wanted)) return 1
    if (folded(reply.name).startsWith(wanted)) return 2
    return [reply.name, reply.description, reply.text].some((text) => folded(text).includes(wanted)) ? 3 : 4
  }
  return replies
    .map((reply, index) => ({ reply, index, rank: rank(reply) }))
    .filter((each) => each.rank < 4)
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ reply }) => reply)
}

/** What placeholders stand for in a chat. */
export function values(chat: DeskChat, agent: string): Readonly<Record<string, string>> {
  return {
    // A visitor who gave no name is called by number; to be spoken to so is odd.
    'visitor.name': chat.visitor.name === `Visitor ${chat.visitor.number}` ? '' : (chat.visitor.name ?? ''),
    'visitor.email': chat.visitor.email ?? '',
    'agent.name': agent,
    queue: chat.queue,
    class: chat.call_class,
    point: chat.point,
    'page.title': chat.page.title ?? '',
    'page.url': chat.page.url,
  }
}

/** The draft with the reply in the slash's place, and where the caret then stands. */
export function inserted(text: string, { from, to }: Asked, reply: string): { text: string; caret: number } {
  const after = text.slice(to)
  const gap = after && !/^\s/.test(after) ? ' ' : ''
  return { text: text.slice(0, from) + reply + gap + after, caret: from + reply.length }
}
