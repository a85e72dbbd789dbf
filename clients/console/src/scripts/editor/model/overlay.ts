/** What is drawn over a script besides itself: a rehearsal's way, a chat's trace, shares of chats, a difference. */

import type { ScriptNode } from './definition'

export type Tone = 'lit' | 'current' | 'dim' | 'added' | 'removed' | 'changed'

export interface NodeMark {
  readonly tone?: Tone
  /** Beside the node's name: a time, a count. */
  readonly badge?: string
}

export interface ExitMark {
  readonly tone?: Tone
  /** Instead of the exit's name, or with it. */
  readonly label?: string
  /** 0–1: how thick the arrow is. */
  readonly weight?: number
}

export interface Overlay {
  readonly nodes: Readonly<Record<string, NodeMark>>
  /** By `exitKey`. */
  readonly exits: Readonly<Record<string, ExitMark>>
  /** Nodes that are no more in the script, drawn all the same. */
  readonly ghosts?: Readonly<Record<string, { node: ScriptNode; at: readonly [number, number] }>>
}

/** Node ids have no slash. */
export const exitKey = (node: string, exit: string): string => `${node}/${exit}`
