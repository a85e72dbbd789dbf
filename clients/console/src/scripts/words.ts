/** How nodes and other parts of a script are called in sentences. */

import { of, tsave } from '../texts'
import type { ScriptNode } from './editor/model/definition'
import { kindName } from './forms/words'
import type { Part } from './saving/merge'

export function nodeName(id: string, node: ScriptNode | undefined): string {
  return node ? tsave('part.node', { kind: kindName(node.kind), id }) : id
}

export function partName(part: Part): string {
  return part.what === 'node' ? nodeName(part.id, part.node) : tsave(`part.${part.what}`)
}

/** What a node's setting is called in its form. */
export function fieldWord(kind: string, field: string): string {
  return of('nodes', `${kind}.fields.${field}.label`) || field.replaceAll('_', ' ')
}

/** What an exit is called; one that the script names bears that name. */
export function exitWord(exit: string): string {
  return of('editor', `exits.${exit}`) || exit
}

/** Characters of a value that a sentence tells. */
const MOST = 80

/** A setting's value in few words; empty when it is left out. */
export function shortly(value: unknown): string {
  if (value === undefined) return ''
  const text = typeof value === 'string' ? `“${value}”` : JSON.stringify(value)
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text
}
