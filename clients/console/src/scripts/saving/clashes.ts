/** What two people wrote in the same nodes, setting by setting. */

import type { Definition, ScriptNode } from '../editor/model/definition'
import { exitWord, fieldWord, nodeName, shortly } from '../words'
import { alike, type Met } from './merge'

export interface ClashRow {
  node: string
  field: string
  theirs: string
  mine: string
}

export function clashRows(met: Met, theirs: Definition, mine: Definition): ClashRow[] {
  return met.both.flatMap(({ what, id, node }) => {
    if (what !== 'node') return []
    const [there, own] = [at(theirs, id), at(mine, id)]
    const name = nodeName(id, node)
    if (!there || !own) return [{ node: name, field: '', theirs: there ? name : '', mine: own ? name : '' }]
    return [...settings(there, own), ...exits(there, own, theirs, mine)].map((row) => ({ node: name, ...row }))
  })
}

function settings(there: ScriptNode, own: ScriptNode) {
  const names = [...new Set([...Object.keys(there), ...Object.keys(own)])].filter((name) => name !== 'exits')
  return names
    .filter((name) => !alike(own[name], there[name]))
    .map((name) => ({ field: fieldWord(own.kind, name), theirs: shortly(there[name]), mine: shortly(own[name]) }))
}

function exits(there: ScriptNode, own: ScriptNode, theirs: Definition, mine: Definition) {
  const names = [...new Set([...Object.keys(there.exits ?? {}), ...Object.keys(own.exits ?? {})])]
  const led = (definition: Definition, to: string | null): string => (to === null ? '' : nodeName(to, at(definition, to)))
  return names
    .map((name) => ({ name, to: there.exits?.[name] ?? null, own: own.exits?.[name] ?? null }))
    .filter((exit) => exit.to !== exit.own)
    .map((exit) => ({ field: exitWord(exit.name), theirs: led(theirs, exit.to), mine: led(mine, exit.own) }))
}

function at({ nodes }: Definition, id: string): ScriptNode | undefined {
  return Object.hasOwn(nodes, id) ? nodes[id] : undefined
}
