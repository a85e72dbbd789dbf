/** The flowchart itself: React Flow between the store and the person's hands. */

import {
  Background, BackgroundVariant, ConnectionLineType, MiniMap, ReactFlow, SelectionMode, useReactFlow,
  type Connection, type FinalConnectionState, type NodeChange, type ReactFlowInstance,
} from '@xyflow/react'
import { useKept } from '@cordboard/ui/kept.ts'
import { useCallback, useMemo, useRef, useState, useSyncExternalStore, type MouseEvent as ReactMouseEvent } from 'react'
import { te } from '../../../texts'
import { useEditing } from '../editing'
import type { Point } from '../model/definition'
import { GRID } from '../model/tidy'
import { usePhone } from '../../../screen'
import { Arrow } from './Arrow'
import { CanvasTools } from './CanvasTools'
import css from './canvas.module.css'
import { edgesOf, memory, nodesOf, type ArrowEdge, type CardNode } from './flow'
import { hovered } from './hover'
import { Markers } from './Markers'
import { NodeCard } from './NodeCard'
import { useCanvasKeys } from './useCanvasKeys'
import { useDrops } from './useDrops'
import { useView } from './useView'

const NODE_TYPES = { card: NodeCard }
const EDGE_TYPES = { arrow: Arrow }
const ORIGIN: [number, number] = [0.5, 0]
const SNAP: [number, number] = [GRID, GRID]
const MULTI = ['Meta', 'Control']
/** Below this size nobody can read a card: then rather the beginning than everything. */
const READABLE = 0.45
const MAP = { width: 150, height: 110 }
const MAP_COLOURS = { lit: 'var(--accent)', current: 'var(--accent)', dim: 'var(--line)', added: 'var(--ready)', removed: 'var(--lost)', changed: 'var(--late-line)' }

export function Flow({ label }: { label?: string }) {
  const editing = useEditing()
  const { editor, actions, byName, cursor, ask } = editing
  const state = useSyncExternalStore(editor.subscribe, editor.state)
  const flow = useReactFlow<CardNode, ArrowEdge>()
  const root = useRef<HTMLDivElement>(null)
  const [kept] = useState(memory)
  const [moving, setMoving] = useState<ReadonlyMap<string, Point> | null>(null)
  const [map, setMap] = useKept('editor.map', true)
  const phone = usePhone()
  const nodes = useMemo(() => nodesOf(state, byName, moving, kept), [state, byName, moving, kept])
  // After the nodes: arrows go around where those stand.
  const edges = useMemo(() => edgesOf(state, byName, kept), [state, byName, kept, nodes])
  useView(root)
  const press = useCanvasKeys()
  const drops = useDrops()

  const change = useCallback(
    (changes: NodeChange<CardNode>[]) => {
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
    [editor],
  )

  const settle = useCallback(() => {
    setMoving((places) => {
      // Not while drawing: the store tells its listeners.
      if (places) queueMicrotask(() => actions.move(Object.fromEntries(places)))
      return null
    })
  }, [actions])

  const connected = useCallback(
    ({ source, sourceHandle, target }: Connection) => actions.connect({ node: source, exit: sourceHandle }, target),
    [actions],
  )

  /** An arrow let go over nothing asks what shall stand there. */
  const letGo = useCallback(
    (event: MouseEvent | TouchEvent, { fromHandle, toNode }: FinalConnectionState) => {
      if (!fromHandle || toNode || editor.state().readOnly) return
      const { clientX, clientY } = 'changedTouches' in event ? (event.changedTouches[0] ?? { clientX: 0, clientY: 0 }) : event
      const below = document.elementFromPoint(clientX, clientY)
      if (!root.current?.contains(below) || below?.closest('.react-flow__node, .react-flow__panel')) return
      const { x, y } = flow.screenToFlowPosition({ x: clientX, y: clientY })
      ask({ what: 'kind', after: { node: fromHandle.nodeId, exit: fromHandle.id ?? '' }, place: [x, y] })
    },
    [editor, flow, ask],
  )

  function menu(event: ReactMouseEvent | MouseEvent, subject: Parameters<typeof ask>[0] & { what: 'menu' }): void {
    event.preventDefault()
    ask(subject)
  }
  const at = (event: ReactMouseEvent | MouseEvent) => ({ x: event.clientX, y: event.clientY })

  return (
    <div
      ref={root}
      className={css.canvas}
      data-view="canvas"
      tabIndex={-1}
      onKeyDown={press}
      onFocus={(event) => {
        const element = (event.target as HTMLElement).closest<HTMLElement>('[data-at]')
        if (element?.dataset.node !== undefined) cursor.set({ node: element.dataset.node, exit: element.dataset.exit ?? null })
      }}
      {...drops}
    >
      <Markers />
      <ReactFlow
        aria-label={label ?? te('canvas')}
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        nodeOrigin={ORIGIN}
        onNodesChange={change}
        onNodeDragStop={settle}
        onSelectionDragStop={settle}
        onConnect={connected}
        onConnectEnd={letGo}
        onReconnect={(_, connection) => connected(connection)}
        onNodeDoubleClick={() => editing.openForm()}
        onEdgeClick={(_, edge) => editing.goTo({ node: edge.source, exit: edge.sourceHandle ?? null })}
        onEdgeMouseEnter={(_, edge) => hovered.set(edge.id, 'pointer')}
        onEdgeMouseLeave={(_, edge) => hovered.leave(edge.id)}
        onEdgeContextMenu={(event, edge) => menu(event, { what: 'menu', subject: { what: 'exit', at: { node: edge.source, exit: edge.sourceHandle ?? '' } }, ...at(event) })}
        onNodeContextMenu={(event, node) => {
          const exit = (event.target as HTMLElement).closest<HTMLElement>('[data-exit]')?.dataset.exit
          if (node.data.ghost) return event.preventDefault()
          if (exit === undefined && !editor.state().selection.has(node.id)) editor.select([node.id])
          cursor.set({ node: node.id, exit: exit ?? null })
          menu(event, { what: 'menu', subject: exit === undefined ? { what: 'node', id: node.id } : { what: 'exit', at: { node: node.id, exit } }, ...at(event) })
        }}
        onSelectionContextMenu={(event, chosen) => menu(event, { what: 'menu', subject: { what: 'node', id: chosen[0]?.id ?? '' }, ...at(event) })}
        onPaneContextMenu={(event) => {
          const { x, y } = flow.screenToFlowPosition(at(event))
          menu(event, { what: 'menu', subject: { what: 'pane', place: [x, y] }, ...at(event) })
        }}
        onInit={begin}
        minZoom={0.1}
        maxZoom={1.75}
        snapToGrid
        snapGrid={SNAP}
        selectionMode={SelectionMode.Partial}
        multiSelectionKeyCode={MULTI}
        panActivationKeyCode={null}
        deleteKeyCode={null}
        zoomOnDoubleClick={false}
        connectOnClick={false}
        connectionLineType={ConnectionLineType.SmoothStep}
        connectionRadius={32}
        reconnectRadius={14}
        nodesFocusable={false}
        edgesFocusable={false}
        nodesConnectable={!state.readOnly}
        nodesDraggable={!state.readOnly}
        disableKeyboardA11y
        elevateNodesOnSelect={false}
        proOptions={{ hideAttribution: false }}
      >
        <Background variant={BackgroundVariant.Dots} gap={GRID * 3} size={1} />
        {map && !phone && (
          <MiniMap<CardNode>
            pannable
            style={MAP}
            zoomable
            ariaLabel={te('tools.map')}
            nodeBorderRadius={4}
            nodeColor={(node) => MAP_COLOURS[node.data.mark?.tone ?? 'dim'] ?? 'var(--line)'}
            nodeStrokeColor={(node) => (node.selected ? 'var(--accent)' : 'var(--line-strong)')}
          />
        )}
        <CanvasTools map={map} onMap={phone ? undefined : () => setMap(!map)} />
      </ReactFlow>
    </div>
  )
}

function begin(flow: ReactFlowInstance<CardNode, ArrowEdge>): void {
  void flow.fitView({ padding: 0.12, maxZoom: 1 }).then(() => {
    if (flow.getZoom() >= READABLE) return
    const first = flow.getNodes().reduce<CardNode | null>((top, node) => (!top || node.position.y < top.position.y ? node : top), null)
    if (first) void flow.setCenter(first.position.x, first.position.y + 220, { zoom: 0.8 })
  })
}
