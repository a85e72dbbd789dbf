/** All that can be done to a script, each a pure change of its definition. */

import type { Property } from '../../../types'
import type { Command, Definition, Point, ScriptNode } from './definition'
import { targetOf } from './exits'

/** A readable id that no node has: `ask`, `ask2`, `ask3`. */
export function freshId(taken: Readonly<Record<string, unknown>>, wanted: string): string {
  // The server allows 64 characters; a number needs some of them.
  const stem = (wanted.replaceAll('/', '_').replace(/(?<=\D)\d+$/, '') || 'node').slice(0, 56)
  if (!Object.hasOwn(taken, stem)) return stem
  let number = 2
  while (Object.hasOwn(taken, `${stem}${number}`)) number += 1
  return `${stem}${number}`
}

export function addNode(id: string, node: ScriptNode, at: Point): Command {
  return (definition) => {
    const added = { ...definition, nodes: { ...definition.nodes, [id]: node }, canvas: { ...definition.canvas, [id]: at } }
    // A script that has lost its start gets this one.
    return node.kind === 'start' && !Object.hasOwn(definition.nodes, definition.start) ? { ...added, start: id } : added
  }
}

/** Puts a new node where an exit leads, and leads it on by `out` to where the exit has led. Null: it leads nowhere. */
export function insertOnExit(from: string, exit: string, { id, node, out, at }: { id: string; node: ScriptNode; out: string | null; at: Point }): Command {
  return (definition) => {
    const source = definition.nodes[from]
    if (!source) return definition
    const to = targetOf(source, exit)
    const led = out !== null && to !== null ? { ...node, exits: { ...node.exits, [out]: to } } : node
    return connect(from, exit, id)(addNode(id, led, at)(definition))
  }
}

/** Takes nodes away. What led to them leads to where all of them led on, if that is one node; else nowhere. The start stays. */
export function removeNodes(ids: Iterable<string>): Command {
  return (definition) => {
    const gone = new Set([...ids].filter((id) => id !== definition.start && Object.hasOwn(definition.nodes, id)))
    if (gone.size === 0) return definition
    const stay = Object.entries(definition.nodes).filter(([id]) => !gone.has(id))
    const nodes = Object.fromEntries(stay.map(([id, node]) => [id, healed(node, definition, gone)]))
    const canvas = definition.canvas && Object.fromEntries(Object.entries(definition.canvas).filter(([id]) => !gone.has(id)))
    return canvas ? { ...definition, nodes, canvas } : { ...definition, nodes }
  }
}

export function moveNodes(places: Readonly<Record<string, Point>>): Command {
  return (definition) => {
    const moved = Object.entries(places).filter(([id, at]) => Object.hasOwn(definition.nodes, id) && !samePoint(definition.canvas?.[id], at))
    return moved.length === 0 ? definition : { ...definition, canvas: { ...definition.canvas, ...Object.fromEntries(moved) } }
  }
}

/** Where an exit leads; null: nowhere. */
export function connect(node: string, exit: string, to: string | null): Command {
  return changeNode(node, (before) => {
    if (targetOf(before, exit) === to) return before
    const { [exit]: _, ...others } = before.exits ?? {}
    const { exits: __, ...rest } = before
    if (to !== null) return { ...before, exits: { ...before.exits, [exit]: to } }
    return Object.keys(others).length > 0 ? { ...before, exits: others } : (rest as ScriptNode)
  })
}

/** A setting's value; undefined takes it away, and the kind's default counts. */
export function setField(node: string, field: string, value: unknown): Command {
  return changeNode(node, (before) => {
    if (Object.is(before[field], value) && Object.hasOwn(before, field) === (value !== undefined)) return before
    const { [field]: _, ...rest } = before
    return (value === undefined ? rest : { ...before, [field]: value }) as ScriptNode
  })
}

export function setNote(node: string, note: string): Command {
  return setField(node, 'note', note === '' ? undefined : note)
}

/** Gives an exit that the settings name another name; it leads where it led. Does nothing if that name is taken. */
export function renameExit(node: string, from: string, to: string): Command {
  return changeNode(node, (before) => {
    if (from === to || !before.exits || !Object.hasOwn(before.exits, from) || Object.hasOwn(before.exits, to)) return before
    return { ...before, exits: Object.fromEntries(Object.entries(before.exits).map(([exit, led]) => [exit === from ? to : exit, led])) }
  })
}

/** Gives a node another id, wherever it is named. Does nothing if that id is taken. */
export function renameNode(from: string, to: string): Command {
  return (definition) => {
    if (from === to || to === '' || !Object.hasOwn(definition.nodes, from) || Object.hasOwn(definition.nodes, to)) return definition
    const nodes = Object.fromEntries(
      Object.entries(definition.nodes).map(([id, node]) => [
        id === from ? to : id,
        node.exits && Object.values(node.exits).includes(from)
          ? { ...node, exits: Object.fromEntries(Object.entries(node.exits).map(([exit, led]) => [exit, led === from ? to : led])) }
          : node,
      ]),
    )
    const canvas = definition.canvas && Object.fromEntries(Object.entries(definition.canvas).map(([id, at]) => [id === from ? to : id, at]))
    const start = definition.start === from ? to : definition.start
    return canvas ? { ...definition, start, nodes, canvas } : { ...definition, start, nodes }
  }
}

export function setStart(id: string): Command {
  return (definition) => (definition.start === id || !Object.hasOwn(definition.nodes, id) ? definition : { ...definition, start: id })
}

export function setProperties(properties: readonly Property[]): Command {
  return (definition) => {
    if (definition.properties === properties) return definition
    const { properties: _, ...rest } = definition
    return properties.length > 0 ? { ...definition, properties } : rest
  }
}

/** Gives a property another name, also where nodes and other properties read it as `settings.NAME`. */
export function renameProperty(from: string, to: string): Command {
  return (definition) => {
    if (from === to || !definition.properties?.some((each) => each.name === from)) return definition
    // Names follow one another in expressions: `settings.queue` is not the beginning of `settings.queue_timeout`.
    const used = new RegExp(`(?<![\\w.])settings(\\s*\\.\\s*)${from.replace(/\W/g, '\\$&')}(?!\\w)`, 'g')
    const reworded = (value: unknown): unknown => {
      if (typeof value === 'string') return value.replace(used, (_, dot: string) => `settings${dot}${to}`)
      if (Array.isArray(value)) return value.map(reworded)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, name === 'exits' || name === 'note' ? inner : reworded(inner)]))
    }
    const properties = definition.properties.map((each) => ({ ...(reworded(each) as Property), name: each.name === from ? to : each.name }))
    return { ...definition, properties, nodes: reworded(definition.nodes) as Definition['nodes'] }
  }
}

/** Several changes as one. */
export function all(...commands: readonly Command[]): Command {
  return (definition) => commands.reduce((before, command) => command(before), definition)
}

function changeNode(id: string, change: (node: ScriptNode) => ScriptNode): Command {
  return (definition) => {
    const before = Object.hasOwn(definition.nodes, id) ? definition.nodes[id] : undefined
    const after = before && change(before)
    return !after || after === before ? definition : { ...definition, nodes: { ...definition.nodes, [id]: after } }
  }
}

function healed(node: ScriptNode, definition: Definition, gone: ReadonlySet<string>): ScriptNode {
  if (!node.exits || !Object.values(node.exits).some((to) => to !== null && gone.has(to))) return node
  const exits: [string, string | null][] = []
  for (const [exit, to] of Object.entries(node.exits)) {
    const led = to !== null && gone.has(to) ? onward(to, definition, gone) : to
    if (led !== null || to === null) exits.push([exit, led])
  }
  return { ...node, exits: Object.fromEntries(exits) }
}

/** The one node that stays to which these that go have led; null: none, or several. */
function onward(id: string, definition: Definition, gone: ReadonlySet<string>): string | null {
  const seen = new Set([id])
  const ends = new Set<string>()
  for (const each of seen) {
    for (const to of Object.values(definition.nodes[each]?.exits ?? {})) {
      if (to === null || !Object.hasOwn(definition.nodes, to)) continue
      if (gone.has(to)) seen.add(to)
      else ends.add(to)
    }
  }
  const [only] = ends
  return ends.size === 1 && only !== undefined ? only : null
}

function samePoint(a: Point | undefined, b: Point): boolean {
  return a !== undefined && a[0] === b[0] && a[1] === b[1]
}
