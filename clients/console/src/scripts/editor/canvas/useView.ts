/** The canvas as a view: bringing nodes into sight, zooming; it follows what is revealed. */

import { useReactFlow } from '@xyflow/react'
import { useEffect, type RefObject } from 'react'
import { useEditor } from '../createEditor'
import { useEditing } from '../editing'
import type { EditorState } from '../store'
import { CARD } from './card'

/** Pixels that a card in sight is away from the edge. */
const MARGIN = 24
const CALM = 120

const revealedOf = (state: EditorState) => state.revealed

export function useView(root: RefObject<HTMLDivElement | null>): void {
  const { setView, editor, actions } = useEditing()
  const flow = useReactFlow()
  const revealed = useEditor(editor, revealedOf)

  useEffect(() => {
    const element = root.current
    if (!element) return
    const duration = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : CALM
    const show = (id: string): void => {
      const [x, y] = actions.placeOf(id)
      const box = element.getBoundingClientRect()
      const zoom = flow.getZoom()
      const top = flow.flowToScreenPosition({ x, y })
      const half = (CARD.width / 2) * zoom
      const inside = top.x - half > box.left + MARGIN && top.x + half < box.right - MARGIN && top.y > box.top + MARGIN && top.y + CARD.height * zoom < box.bottom - MARGIN
      if (!inside) void flow.setCenter(x, y + CARD.height / 2, { zoom: Math.max(zoom, 0.5), duration })
    }
    setView({
      name: 'canvas',
      root: element,
      show,
      zoom(way) {
        if (way === 'in') void flow.zoomIn({ duration })
        else if (way === 'out') void flow.zoomOut({ duration })
        else void flow.fitView({ padding: 0.12, maxZoom: 1, duration })
      },
      middle() {
        const box = element.getBoundingClientRect()
        const { x, y } = flow.screenToFlowPosition({ x: box.left + box.width / 2, y: box.top + box.height / 2 })
        return [x, y - CARD.height / 2]
      },
    })
    return () => setView(null)
  }, [root, flow, setView, actions])

  useEffect(() => {
    if (!revealed || revealed.id === '') return
    const [x, y] = actions.placeOf(revealed.id)
    void flow.setCenter(x, y + CARD.height / 2, { zoom: Math.max(flow.getZoom(), 0.6) })
  }, [revealed, flow, actions])
}
