/** Text cut into plain pieces, links and, where the sender marked it, bold. Pieces only: nothing here makes markup. */

import { attempt } from './page'

export interface Piece {
  text: string
  href?: string | undefined
  bold?: boolean
}

// Every class leaves out its own opening sign: no input makes these patterns go back over what they have read.
const LINK = '((?:https?:\\/\\/|mailto:)[^\\s<>"]*[^\\s<>"\'.,;:!?)\\]}])'
const MARKED = '|\\*\\*([^*\\n]+)\\*\\*|\\[([^[\\]\\n]+)\\]\\(([^()\\s[\\]]+)\\)'

/** The address if it may be opened from a chat, else undefined. */
export function safe(href: string): string | undefined {
  const url = attempt(() => new URL(href))
  return url && /^(https?|mailto):$/.test(url.protocol) ? url.href : undefined
}

export function pieces(text: string, markdown?: boolean): Piece[] {
  const all: Piece[] = []
  let from = 0
  for (const found of text.matchAll(RegExp(markdown ? LINK + MARKED : LINK, 'gi'))) {
    const [whole, link, bold, label, target] = found
    const href = bold ? undefined : safe(link ?? target!)
    if (!bold && !href) continue
    all.push({ text: text.slice(from, found.index) }, { text: bold ?? label ?? link!, href, bold: !!bold })
    from = found.index + whole.length
  }
  return [...all, { text: text.slice(from) }].filter((piece) => piece.text)
}
