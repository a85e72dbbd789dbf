/** How nodes and other parts of a script are called in sentences. */

import { of, tsave } from '../texts'
import type { ScriptNode } from './editor/model/definition'
import type { Part } from './saving/merge'

/** `send_message` → `Send message`; its own title where there is one. */
export function kindWord(kind: string): string {
  const plain = kind.replaceAll('_', ' ')
  return of('nodes', `${kind}.title`) || plain.charAt(0).toLocaleUpperCase() + plain.slice(1)
}

export function nodeName(id: string, node: ScriptNode | undefined): string {
  return node ? tsave('part.node', { kind: kindWord(node.kind), id }) : id
}

export function partName(part: Part): string {
  return part.what === 'node' ? nodeName(part.id, part.node) : tsave(`part.${part.what}`)
}
