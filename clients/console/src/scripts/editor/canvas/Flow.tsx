/** The flowchart itself: React Flow between the store and the person's hands. */

import { Background, BackgroundVariant, ConnectionLineType, MiniMap, ReactFlow, SelectionMode, type ReactFlowInstance } from '@xyflow/react'
import { useKept } from '@cordboard/ui/kept.ts'
import { useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { te } from '../../../texts'
import { useEditing } from '../editing'
import { GRID } from '../model/tidy'
import { usePhone } from '../../../screen'
import { Arrow } from './Arrow'
import { CanvasTools } from './CanvasTools'
import css from './canvas.module.css'
import { differing } from './frame'
import { edgesOf, memory, nodesOf, type ArrowEdge, type CardNode } from './flow'
import { Markers } from './Markers'
import { NodeCard } from './NodeCard'
import { useCanvasKeys } from './useCanvasKeys'
import { useDrops } from './useDrops'
import { useHands } from './useHands'
import { useView } from './useView'

const NODE_TYPES = { card: NodeCard }
const EDGE_TYPES = { arrow: Arrow }
const ORIGIN: [number, number] = [0.5, 0]
const SNAP: [number, number] = [GRID, GRID]
const PRO = { hideAttribution: false }
const MULTI = ['Meta', 'Control']
/** Below this size nobody can read a card: then rather the beginning than everything. */
const READABLE = 0.45
const MAP = { width: 150, height: 110 }
const MAP_COLOURS = { lit: 'var(--accent)', current: 'var(--accent)', dim: 'var(--line)', added: 'var(--ready)', removed: 'var(--lost)', changed: 'var(--late-line)' }

export function Flow({ label }: { label?: string }) {
  const editing = useEditing()
  const { editor, byName, cursor } = editing
  const state = useSyncExternalStore(editor.subscribe, editor.state)
  const root = useRef<HTMLDivElement>(null)
  const [kept] = useState(memory)
  const { hands, moving } = useHands(root)
  const [map, setMap] = useKept('editor.map', true)
  const phone = usePhone()
  const nodes = useMemo(() => nodesOf(state, byName, moving, kept), [state, byName, moving, kept])
  // After the nodes: arrows go around where those stand.
  const edges = useMemo(() => edgesOf(state, byName, kept), [state, byName, kept, nodes])
  useView(root)
  const press = useCanvasKeys()
  const drops = useDrops()

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
        {...hands}
        onInit={(flow) => void begin(flow, cursor.at()?.node)}
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
        proOptions={PRO}
      >
        <Background variant={BackgroundVariant.Dots} gap={GRID * 3} size={1} />
        {map && !phone && (
          <MiniMap<CardNode>
            pannable
            style={MAP}
            zoomable
            ariaLabel={te('tools.map')}
            nodeBorderRadius={4}
            nodeColor={colourOf}
            nodeStrokeColor={edgeOf}
          />
        )}
        <CanvasTools map={map} onMap={phone ? null : setMap} />
      </ReactFlow>
    </div>
  )
}

const colourOf = (node: CardNode): string => MAP_COLOURS[node.data.mark?.tone ?? 'dim'] ?? 'var(--line)'
const edgeOf = (node: CardNode): string => (node.selected ? 'var(--accent)' : 'var(--line-strong)')

/** All in sight; where that would be too small to read, what a drawn difference has changed, else the beginning, or where the cursor came from the outline. */
async function begin(flow: ReactFlowInstance<CardNode, ArrowEdge>, cursor: string | undefined): Promise<void> {
  await flow.fitView({ padding: 0.12, maxZoom: 1 })
  if (flow.getZoom() >= READABLE) return
  const changed = differing(flow.getNodes())
  if (changed.length > 0) return void flow.fitView({ nodes: [...changed], padding: 0.2, minZoom: READABLE, maxZoom: 1 })
  const top = flow.getNodes().reduce<CardNode | null>((first, node) => (!first || node.position.y < first.position.y ? node : first), null)
  const shown = (cursor === undefined ? undefined : flow.getNode(cursor)) ?? top
  if (shown) void flow.setCenter(shown.position.x, shown.position.y + 220, { zoom: 0.8 })
}
