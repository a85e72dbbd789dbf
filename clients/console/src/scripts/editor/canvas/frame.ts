/** What of a drawing is brought into sight, and how far it goes for that. Pure. */

import type { Tone } from '../model/overlay'

/** On the screen. */
export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const CHANGES: ReadonlySet<Tone | undefined> = new Set<Tone>(['added', 'changed', 'removed'])

/** A drawn difference: the nodes that differ; anything else has none that come first. */
export function differing<T extends { readonly data: { readonly mark?: { readonly tone?: Tone } | undefined } }>(nodes: readonly T[]): readonly T[] {
  return nodes.filter((node) => CHANGES.has(node.data.mark?.tone))
}

/** How far up a card has to go so that none of what floats above the drawing's lower edge, the map or its buttons, lies on it. */
export function above(card: Box, floating: readonly Box[], gap: number): number {
  const covering = floating.filter((each) => card.left < each.right && each.left < card.right && card.top < each.bottom && each.top < card.bottom)
  return Math.max(0, ...covering.map((each) => card.bottom - each.top + gap))
}
