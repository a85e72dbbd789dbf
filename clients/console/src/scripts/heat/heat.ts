/** How many chats went which way, as arrows of different weight; and the periods to choose from. Pure. */

import { exitKey, type ExitMark, type NodeMark, type Overlay } from '../editor/model/overlay'
import type { Definition, ScriptNode } from '../editor/model/definition'

export interface Heat {
  readonly script: string
  readonly version: number
  readonly chats: number
  readonly cut_off: boolean
  readonly since: string | null
  readonly nodes: Readonly<Record<string, { readonly entered: number; readonly median: number | null }>>
  readonly exits: Readonly<Record<string, Readonly<Record<string, number>>>>
}

export interface HeatRow {
  readonly node: string
  readonly kind: string
  readonly entered: number
  readonly median: number | null
  /** The exits that it has or had, with how often each was taken and its share of how often the node was entered. */
  readonly exits: readonly { readonly exit: string; readonly taken: number; readonly share: number }[]
  /** Entered and not left. */
  readonly still: number
}

/** One line a node of the script, in the order in which a chat comes to them; nodes without chats last. */
export function rowsOf(heat: Heat, definition: Definition): readonly HeatRow[] {
  const rows = inOrder(definition).map(([id, node]): HeatRow => {
    const entered = heat.nodes[id]?.entered ?? 0
    const taken = heat.exits[id] ?? {}
    const names = [...new Set([...Object.keys(node.exits ?? {}), ...Object.keys(taken)])]
    const exits = names.map((exit) => ({ exit, taken: taken[exit] ?? 0, share: entered > 0 ? (taken[exit] ?? 0) / entered : 0 }))
    const left = exits.reduce((sum, each) => sum + each.taken, 0)
    return { node: id, kind: node.kind, entered, median: heat.nodes[id]?.median ?? null, exits, still: Math.max(0, entered - left) }
  })
  return [...rows.filter((row) => row.entered > 0), ...rows.filter((row) => row.entered === 0)]
}

/** From the start along the exits, then what cannot be come to. */
function inOrder({ start, nodes }: Definition): readonly (readonly [string, ScriptNode])[] {
  const seen = new Set<string>()
  const waiting = [start, ...Object.keys(nodes)]
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    const node = nodes[id]
    if (!node || seen.has(id)) continue
    seen.add(id)
    waiting.unshift(...Object.values(node.exits ?? {}).filter((to): to is string => to !== null))
  }
  return [...seen].flatMap((id) => (nodes[id] ? [[id, nodes[id]] as const] : []))
}

/** What is drawn: arrows by the number of chats, the busiest the thickest; what nobody took is dim. */
export function heatOverlay(rows: readonly HeatRow[], badge: (count: number) => string, label: (taken: number, share: number) => string): Overlay {
  const most = Math.max(1, ...rows.flatMap((row) => row.exits.map((each) => each.taken)))
  const nodes: Record<string, NodeMark> = {}
  const exits: Record<string, ExitMark> = {}
  for (const row of rows) {
    nodes[row.node] = row.entered > 0 ? { badge: badge(row.entered) } : { tone: 'dim' }
    for (const { exit, taken, share } of row.exits) {
      exits[exitKey(row.node, exit)] = taken > 0 ? { tone: 'lit', label: label(taken, share), weight: taken / most } : { tone: 'dim' }
    }
  }
  return { nodes, exits }
}

export const PERIODS = ['today', 'week', 'month', 'own'] as const
export type Period = (typeof PERIODS)[number]

export interface Chosen {
  readonly period: Period
  /** Days in the reader's own zone; both are included. */
  readonly from: string
  readonly to: string
}

export function chosenOf(query: string): Chosen {
  const params = new URLSearchParams(query)
  const day = (name: string): string => (/^\d{4}-\d\d-\d\d$/.test(params.get(name) ?? '') ? (params.get(name) ?? '') : '')
  return { period: PERIODS.find((each) => each === params.get('period')) ?? 'week', from: day('from'), to: day('to') }
}

/** The query for the server: from the beginning of the first day, here, until after the last. */
export function askedOf({ period, from, to }: Chosen, now: Date): string {
  const begin = (days: number): string => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days).toISOString()
  const dayOf = (text: string, days: number): string => {
    const [year = 0, month = 1, day = 1] = text.split('-').map(Number)
    return new Date(year, month - 1, day + days).toISOString()
  }
  const params = new URLSearchParams()
  if (period === 'own') {
    if (from) params.set('from', dayOf(from, 0))
    if (to) params.set('to', dayOf(to, 1))
  } else {
    params.set('from', begin(period === 'today' ? 0 : period === 'week' ? -6 : -29))
  }
  const text = params.toString()
  return text && `?${text}`
}
