/** Nodes dragged from the palette: onto an arrow or an open exit they are inserted there, elsewhere they stand where they fall. */

import { useReactFlow } from '@xyflow/react'
import type { DragEvent } from 'react'
import { DRAGGED } from '../dragged'
import { useEditing } from '../editing'
import { focusAt, type At } from '../cursor'
import { chosenOf } from '../Pick'
import { CARD } from './card'
import { hovered } from './hover'

export function useDrops() {
  const { actions, editor, view, cursor } = useEditing()
  const flow = useReactFlow()
  const takes = (event: DragEvent): boolean => event.dataTransfer.types.includes(DRAGGED) && !editor.state().readOnly

  function exitAt(event: DragEvent): At | null {
    const below = document.elementsFromPoint(event.clientX, event.clientY)
    const port = below.map((element) => element.closest<HTMLElement>('[data-exit]')).find(Boolean)
    if (port?.dataset.node !== undefined) return { node: port.dataset.node, exit: port.dataset.exit ?? null }
    const arrow = below.map((element) => element.closest<HTMLElement>('.react-flow__edge')).find(Boolean)
    const edge = arrow?.dataset.id === undefined ? undefined : flow.getEdge(arrow.dataset.id)
    return edge ? { node: edge.source, exit: edge.sourceHandle ?? null } : null
  }

  return {
    onDragOver(event: DragEvent) {
      if (!takes(event)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      const exit = exitAt(event)
      if (exit) hovered.set(`${exit.node}/${exit.exit ?? ''}`, 'drop')
      else hovered.clear()
    },
    onDragLeave: hovered.clear,
    onDrop(event: DragEvent) {
      if (!takes(event)) return
      event.preventDefault()
      const exit = exitAt(event)
      const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })
      const chosen = chosenOf(event.dataTransfer.getData(DRAGGED))
      hovered.clear()
      if (exit) actions.insertAt(exit, chosen)
      else actions.addAt([x, y - CARD.height / 2], chosen)
      const at = cursor.at()
      // It fell where the eyes are: nothing need be brought into sight.
      if (at) focusAt(view()?.root ?? null, at)
    },
  }
}
