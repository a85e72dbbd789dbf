/** A definition as a graph of boxes and arrows, and back: the one is as much as the other. */

import type { Definition, Point, ScriptNode } from './definition'
import { placed, type SizeOf } from './tidy'

export interface GraphNode {
  readonly id: string
  readonly at: Point
  /** Whether the definition says where it stands. */
  readonly kept: boolean
  /** Kind, settings and note. */
  readonly settings: Readonly<Record<string, unknown>>
  /** The exits that the definition names, connected or not; null: it has no such member. */
  readonly exits: readonly string[] | null
}

export interface GraphEdge {
  readonly source: string
  readonly exit: string
  readonly target: string
}

export interface Graph {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
  /** All of the definition but nodes and places. */
  readonly rest: Omit<Definition, 'nodes' | 'canvas'>
  /** Places of nodes that are not there; null: the definition has no places. */
  readonly strays: Readonly<Record<string, Point>> | null
}

export function graphOf(definition: Definition, sizeOf: SizeOf): Graph {
  const { nodes, canvas, ...rest } = definition
  const at = placed(definition, sizeOf)
  const edges: GraphEdge[] = []
  const boxes = Object.entries(nodes).map(([id, { exits, ...settings }]): GraphNode => {
    for (const [exit, target] of Object.entries(exits ?? {})) if (target !== null) edges.push({ source: id, exit, target })
    return { id, at: at.get(id) ?? [0, 0], kept: canvas !== undefined && Object.hasOwn(canvas, id), settings, exits: exits ? Object.keys(exits) : null }
  })
  const strays = canvas ? Object.fromEntries(Object.entries(canvas).filter(([id]) => !Object.hasOwn(nodes, id))) : null
  return { nodes: boxes, edges, rest, strays }
}

export function definitionOf(graph: Graph): Definition {
  const targets = new Map(graph.edges.map((edge) => [`${edge.source}/${edge.exit}`, edge.target]))
  const nodes = Object.fromEntries(
    graph.nodes.map(({ id, settings, exits }): [string, ScriptNode] => {
      const node = settings as unknown as ScriptNode
      return [id, exits ? { ...node, exits: Object.fromEntries(exits.map((exit) => [exit, targets.get(`${id}/${exit}`) ?? null])) } : node]
    }),
  )
  if (!graph.strays) return { ...graph.rest, nodes }
  const places = graph.nodes.filter((node) => node.kept).map((node): [string, Point] => [node.id, node.at])
  return { ...graph.rest, nodes, canvas: { ...Object.fromEntries(places), ...graph.strays } }
}
