/** What differs between two definitions, in sentences. */

import { tdiff } from '../../texts'
import type { Definition } from '../editor/model/definition'
import { difference } from '../editor/model/diff'
import { exitWord, fieldWord, nodeName, shortly } from '../words'

export interface Sentence {
  /** Whose node it speaks of; empty: the script as a whole. */
  node: string
  tone: 'added' | 'removed' | 'changed'
  text: string
}

export function sentences(before: Definition, after: Definition): Sentence[] {
  const found = difference(before, after)
  const told: Sentence[] = []
  const name = (id: string | null): string => (id === null ? '' : nodeName(id, nodeAt(after, id) ?? nodeAt(before, id)))
  if (found.start) told.push({ node: after.start, tone: 'changed', text: tdiff('start', { before: name(before.start), after: name(after.start) }) })
  for (const id of found.added) told.push({ node: id, tone: 'added', text: tdiff('added', { node: name(id) }) })
  for (const { id, fields, exits } of found.changed) {
    const node = name(id)
    for (const field of fields) {
      const [was, is] = [nodeAt(before, id)?.[field], nodeAt(after, id)?.[field]]
      const values = { node, field: fieldWord(nodeAt(after, id)?.kind ?? '', field), before: shortly(was), after: shortly(is) }
      told.push({ node: id, tone: 'changed', text: tdiff(was === undefined ? 'fieldSet' : is === undefined ? 'fieldCleared' : 'field', values) })
    }
    for (const { exit, from, to } of exits) {
      const values = { node, exit: exitWord(exit), before: name(from), after: name(to) }
      told.push({ node: id, tone: 'changed', text: tdiff(from === null ? 'exitLed' : to === null ? 'exitOpened' : 'exit', values) })
    }
  }
  for (const id of found.removed) told.push({ node: id, tone: 'removed', text: tdiff('removed', { node: name(id) }) })
  const there = new Set((after.properties ?? []).map((each) => each.name))
  for (const each of found.properties) told.push({ node: '', tone: 'changed', text: tdiff(there.has(each) ? 'property' : 'propertyGone', { name: each }) })
  return told
}

function nodeAt({ nodes }: Definition, id: string) {
  return Object.hasOwn(nodes, id) ? nodes[id] : undefined
}
