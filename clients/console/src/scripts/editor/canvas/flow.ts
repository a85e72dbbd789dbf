/** The boxes and arrows that React Flow draws; each stays the same object as long as what it shows is the same. */

import type { Edge, Node } from '@xyflow/react'
import { Position } from '@xyflow/react'
import type { Issue, Point, ScriptNode } from '../model/definition'
import type { Kinds } from '../model/exits'
import { exitKey, type ExitMark, type NodeMark } from '../model/overlay'
import { boxOf, placed, type Box } from '../model/tidy'
import type { EditorState } from '../store'
import { cardFor, CARD, sizesOf, type Card } from './card'

export interface CardData extends Record<string, unknown> {
  readonly node: ScriptNode
  readonly card: Card
  readonly issues: readonly Issue[]
  readonly mark: NodeMark | undefined
  readonly marks: Readonly<Record<string, ExitMark>> | undefined
  /** No more in the script. */
  readonly ghost: boolean
  readonly readOnly: boolean
}

export interface ArrowData extends Record<string, unknown> {
  readonly mark: ExitMark | undefined
  readonly lane: number
  readonly cards: Cards
  readonly readOnly: boolean
}

/** Where all cards stand, for arrows to go around. */
export interface Cards {
  readonly boxes: readonly Box[]
}

export type CardNode = Node<CardData, 'card'>
export type ArrowEdge = Edge<ArrowData, 'arrow'>

export interface Memory {
  nodes: Map<string, CardNode>
  edges: Map<string, ArrowEdge>
  cards: Cards
  /** The lists that were drawn last. */
  nodeList: CardNode[]
  edgeList: ArrowEdge[]
}

export const memory = (): Memory => ({ nodes: new Map(), edges: new Map(), cards: { boxes: [] }, nodeList: [], edgeList: [] })

const NO_ISSUES: readonly Issue[] = []
/** Arrows that leave one card run this far apart. */
const LANE = 6

export function nodesOf(state: EditorState, kinds: Kinds, moving: ReadonlyMap<string, Point> | null, kept: Memory): CardNode[] {
  const { definition, selection, issues, overlay, readOnly } = state
  const at = placed(definition, sizesOf(definition, kinds))
  const byNode = new Map<string, Issue[]>()
  for (const issue of issues) if (issue.node) byNode.set(issue.node, [...(byNode.get(issue.node) ?? []), issue])
  const next = new Map<string, CardNode>()
  const put = (id: string, node: ScriptNode, place: Point, ghost: boolean): void => {
    const card = cardFor(node, kinds)
    const found = ghost ? NO_ISSUES : (byNode.get(id) ?? NO_ISSUES)
    const marks = overlay && marksOf(card, id, overlay.exits)
    const before = kept.nodes.get(id)
    const data: CardData = { node, card, issues: same(before?.data.issues, found) ? (before?.data.issues ?? found) : found, mark: overlay?.nodes[id], marks: marks ?? undefined, ghost, readOnly }
    const selected = !ghost && selection.has(id)
    if (before && before.selected === selected && before.position.x === place[0] && before.position.y === place[1] && sameData(before.data, data)) next.set(id, before)
    else next.set(id, nodeOf(id, place, data, selected, before && sameData(before.data, data) ? before.data : data))
  }
  for (const [id, node] of Object.entries(definition.nodes)) put(id, node, moving?.get(id) ?? at.get(id) ?? [0, 0], false)
  for (const [id, { node, at: place }] of Object.entries(overlay?.ghosts ?? {})) if (!Object.hasOwn(definition.nodes, id)) put(id, node, place, true)
  kept.nodes = next
  // While cards are being moved, arrows go around where they were.
  if (!moving) {
    const boxes = [...next.values()].map((each) => boxOf([each.position.x, each.position.y], each.data.card))
    if (!sameBoxes(boxes, kept.cards.boxes)) kept.cards = { boxes }
  }
  return (kept.nodeList = sameList(kept.nodeList, [...next.values()]))
}

export function edgesOf(state: EditorState, kinds: Kinds, kept: Memory): ArrowEdge[] {
  const { definition, overlay, readOnly } = state
  const next = new Map<string, ArrowEdge>()
  const there = (id: string): boolean => Object.hasOwn(definition.nodes, id) || Object.hasOwn(overlay?.ghosts ?? {}, id)
  const put = (source: string, node: ScriptNode, ghost: boolean): void => {
    cardFor(node, kinds).ports.forEach((port, lane) => {
      if (port.to === null || !there(port.to)) return
      const id = exitKey(source, port.name)
      const mark: ExitMark | undefined = ghost ? { tone: 'removed' } : overlay?.exits[id]
      const before = kept.edges.get(id)
      const data: ArrowData = { mark, lane: lane * LANE, cards: kept.cards, readOnly }
      if (before && before.target === port.to && sameMark(before.data?.mark, mark) && before.data?.lane === data.lane && before.data.readOnly === readOnly && before.data.cards === kept.cards) next.set(id, before)
      else next.set(id, { id, type: 'arrow', source, sourceHandle: port.name, target: port.to, targetHandle: 'in', data, selectable: false, focusable: false, reconnectable: readOnly || ghost ? false : 'target' })
    })
  }
  for (const [id, node] of Object.entries(definition.nodes)) put(id, node, false)
  for (const [id, { node }] of Object.entries(overlay?.ghosts ?? {})) if (!Object.hasOwn(definition.nodes, id)) put(id, node, true)
  kept.edges = next
  return (kept.edgeList = sameList(kept.edgeList, [...next.values()]))
}

function nodeOf(id: string, [x, y]: Point, { card }: CardData, selected: boolean, data: CardData): CardNode {
  const { width, height } = card
  return {
    id,
    type: 'card',
    position: { x, y },
    data,
    selected,
    selectable: !data.ghost,
    draggable: !data.ghost && !data.readOnly,
    connectable: !data.ghost && !data.readOnly,
    deletable: false,
    width,
    height,
    measured: { width, height },
    // Told, not measured: an arrow is where it belongs the moment that it is there.
    handles: [
      { id: 'in', type: 'target', position: Position.Top, x: 0, y: 0, width, height },
      ...card.ports.map((port) => ({ id: port.name, type: 'source' as const, position: Position.Bottom, x: port.x, y: height - CARD.port, width: port.width, height: CARD.port })),
    ],
  }
}

function marksOf(card: Card, id: string, exits: Readonly<Record<string, ExitMark>>): Record<string, ExitMark> | null {
  const found = card.ports.flatMap((port): [string, ExitMark][] => {
    const mark = exits[exitKey(id, port.name)]
    return mark ? [[port.name, mark]] : []
  })
  return found.length > 0 ? Object.fromEntries(found) : null
}

function same(a: readonly Issue[] | undefined, b: readonly Issue[]): boolean {
  return a !== undefined && a.length === b.length && a.every((issue, at) => issue.sentence === b[at]?.sentence && issue.severity === b[at]?.severity && issue.field === b[at]?.field)
}

function sameMark(a: ExitMark | undefined, b: ExitMark | undefined): boolean {
  return a === b || (a?.tone === b?.tone && a?.label === b?.label && a?.weight === b?.weight)
}

function sameData(a: CardData, b: CardData): boolean {
  if (a.node !== b.node || a.card !== b.card || a.issues !== b.issues || a.ghost !== b.ghost || a.readOnly !== b.readOnly) return false
  if (a.mark?.tone !== b.mark?.tone || a.mark?.badge !== b.mark?.badge) return false
  const names = new Set([...Object.keys(a.marks ?? {}), ...Object.keys(b.marks ?? {})])
  return [...names].every((name) => sameMark(a.marks?.[name], b.marks?.[name]))
}

function sameBoxes(a: readonly Box[], b: readonly Box[]): boolean {
  return a.length === b.length && a.every((box, at) => box.left === b[at]?.left && box.top === b[at]?.top && box.right === b[at]?.right)
}

/** The list there was, if the other says the same: React Flow then has nothing to do. */
function sameList<T>(before: T[], now: T[]): T[] {
  return before.length === now.length && now.every((each, at) => each === before[at]) ? before : now
}
