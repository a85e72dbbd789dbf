/** The measures of a card and of its exits: told from the words alone, so that nothing has to be measured on the screen. */

import type { NodeKind } from '../../kinds'
import { exitWord, kindWord } from '../kindLook'
import type { Definition, ScriptNode } from '../model/definition'
import { exitsOf, FAILED, type Exit, type Kinds } from '../model/exits'
import type { Size, SizeOf } from '../model/tidy'

export const CARD = { width: 208, height: 80, port: 24 } as const

export interface Port extends Exit {
  readonly word: string
  /** From the card's left edge. */
  readonly x: number
  readonly width: number
}

export interface Card extends Size {
  readonly ports: readonly Port[]
  readonly title: string
}

/** Half a grid step is a whole one on each side of the middle. */
const STEP = 16
const LETTER = 6.4
/** An exit that nobody needs takes little room until it leads somewhere. */
const SMALL = 24

export function cardOf(node: ScriptNode, kind: NodeKind | undefined): Card {
  const exits = exitsOf(node, kind)
  const title = kindWord(node.kind)
  const wishes = exits.map((exit) => {
    const word = exitWord(exit)
    const idle = exit.name === FAILED && exit.to === null
    return { ...exit, word, width: idle ? SMALL : Math.min(Math.max(word.length * LETTER + 22, 48), 136) }
  })
  const idle = wishes.some((port) => port.width === SMALL)
  const wide = wishes.filter((port) => port.width !== SMALL)
  // As much room on the other side: what is alone leaves from the middle.
  const aside = idle ? 2 * SMALL : 0
  const wanted = wide.reduce((sum, port) => sum + port.width, aside) + 2
  const width = Math.ceil(Math.max(CARD.width, wanted) / STEP) * STEP
  const more = wide.length > 0 ? (width - wanted) / wide.length : 0
  let x = 1 + aside / 2
  const ports = wishes.map((port): Port => {
    if (port.width === SMALL) return { ...port, x: width - SMALL - 1 }
    const placed = { ...port, x, width: port.width + more }
    x += placed.width
    return placed
  })
  return { width, height: CARD.height, ports, title }
}

const cards = new WeakMap<ScriptNode, { kind: NodeKind | undefined; card: Card }>()

/** The card of a node; the same one as long as the node is. */
export function cardFor(node: ScriptNode, kinds: Kinds): Card {
  const kind = kinds.get(node.kind)
  const known = cards.get(node)
  if (known && known.kind === kind) return known.card
  const card = cardOf(node, kind)
  cards.set(node, { kind, card })
  return card
}

export function sizesOf(definition: Definition, kinds: Kinds): SizeOf {
  return (id) => {
    const node = definition.nodes[id]
    return node ? cardFor(node, kinds) : CARD
  }
}
