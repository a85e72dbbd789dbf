/** What hands do in the flowchart. Each handler stays the same one: with others, React Flow would draw every card and arrow anew. */

import { useReactFlow, type Connection, type Edge, type FinalConnectionState, type Node, type NodeChange } from '@xyflow/react'
import { useMemo, useState, type MouseEvent as ReactMouseEvent, type RefObject } from 'react'
import { useEditing, type Asked } from '../editing'
import type { Point } from '../model/definition'
import type { ArrowEdge, CardNode } from './flow'
import { hovered } from './hover'

type Mouse = ReactMouseEvent | MouseEvent

export function useHands(root: RefObject<HTMLDivElement | null>) {
  const { editor, actions, cursor, ask, goTo, openForm } = useEditing()
  const flow = useReactFlow<CardNode, ArrowEdge>()
  const [moving, setMoving] = useState<ReadonlyMap<string, Point> | null>(null)

  const hands = useMemo(() => {
    const at = (event: Mouse) => ({ x: event.clientX, y: event.clientY })
    function menu(event: Mouse, subject: Extract<Asked, { what: 'menu' }>['subject']): void {
      event.preventDefault()
      ask({ what: 'menu', subject, ...at(event) })
    }
    const connected = ({ source, sourceHandle, target }: Connection): void => actions.connect({ node: source, exit: sourceHandle }, target)
    const settle = (): void =>
      setMoving((places) => {
        // Not while drawing: the store tells its listeners.
        if (places) queueMicrotask(() => actions.move(Object.fromEntries(places)))
        return null
      })

    return {
      onNodesChange(changes: NodeChange<CardNode>[]) {
        const picks = changes.filter((each) => each.type === 'select')
        if (picks.length > 0) {
          const selection = new Set(editor.state().selection)
          for (const pick of picks) {
            if (pick.selected) selection.add(pick.id)
            else selection.delete(pick.id)
          }
          editor.select(selection)
        }
        const places = changes.flatMap((each): [string, Point][] => (each.type === 'position' && each.dragging && each.position ? [[each.id, [each.position.x, each.position.y]]] : []))
        if (places.length > 0) setMoving((before) => new Map([...(before ?? []), ...places]))
      },
      onNodeDragStop: settle,
      onSelectionDragStop: settle,
      onConnect: connected,
      /** An arrow let go over nothing asks what shall stand there. */
      onConnectEnd(event: MouseEvent | TouchEvent, { fromHandle, toNode }: FinalConnectionState) {
        if (!fromHandle || toNode || editor.state().readOnly) return
        const { clientX, clientY } = 'changedTouches' in event ? (event.changedTouches[0] ?? { clientX: 0, clientY: 0 }) : event
        const below = document.elementFromPoint(clientX, clientY)
        if (!root.current?.contains(below) || below?.closest('.react-flow__node, .react-flow__panel')) return
        const { x, y } = flow.screenToFlowPosition({ x: clientX, y: clientY })
        ask({ what: 'kind', after: { node: fromHandle.nodeId, exit: fromHandle.id ?? '' }, place: [x, y] })
      },
      onReconnect: (_: Edge, connection: Connection) => connected(connection),
      onNodeDoubleClick: () => openForm(),
      onEdgeClick: (_: Mouse, edge: Edge) => goTo({ node: edge.source, exit: edge.sourceHandle ?? null }),
      onEdgeMouseEnter: (_: Mouse, edge: Edge) => hovered.set(edge.id, 'pointer'),
      onEdgeMouseLeave: (_: Mouse, edge: Edge) => hovered.leave(edge.id),
      onEdgeContextMenu: (event: Mouse, edge: Edge) => menu(event, { what: 'exit', at: { node: edge.source, exit: edge.sourceHandle ?? '' } }),
      onNodeContextMenu(event: Mouse, node: CardNode) {
        const exit = (event.target as HTMLElement).closest<HTMLElement>('[data-exit]')?.dataset.exit
        if (node.data.ghost) return event.preventDefault()
        if (exit === undefined && !editor.state().selection.has(node.id)) editor.select([node.id])
        cursor.set({ node: node.id, exit: exit ?? null })
        menu(event, exit === undefined ? { what: 'node', id: node.id } : { what: 'exit', at: { node: node.id, exit } })
      },
      onSelectionContextMenu: (event: Mouse, chosen: Node[]) => menu(event, { what: 'node', id: chosen[0]?.id ?? '' }),
      onPaneContextMenu(event: Mouse) {
        const { x, y } = flow.screenToFlowPosition(at(event))
        menu(event, { what: 'pane', place: [x, y] })
      },
    }
  }, [root, flow, editor, actions, cursor, ask, goTo, openForm])
  return { hands, moving }
}
