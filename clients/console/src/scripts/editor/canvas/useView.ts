/** The canvas as a view: bringing nodes into sight, zooming; it follows what is revealed. */

import { useReactFlow } from '@xyflow/react'
import { useEffect, type RefObject } from 'react'
import { useEditor } from '../createEditor'
import { useEditing } from '../editing'
import type { EditorState } from '../store'
import { CARD } from './card'
import { above } from './frame'

/** Pixels that a card in sight is away from the edge. */
const MARGIN = 24
const CALM = 120
/** Smaller, nobody would see what is shown. */
const LEAST = 0.5

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
      // As far as is needed, and no farther: whoever is looking there should not lose the place.
      const dx = into(top.x - half, top.x + half, box.left + MARGIN, box.right - MARGIN)
      const down = into(top.y, top.y + CARD.height * zoom, box.top + MARGIN, box.bottom - MARGIN)
      const card = { left: top.x - half + dx, right: top.x + half + dx, top: top.y + down, bottom: top.y + CARD.height * zoom + down }
      const floating = [...element.querySelectorAll('.react-flow__panel')].map((panel) => panel.getBoundingClientRect())
      const dy = down - above(card, floating, MARGIN / 2)
      if (dx === 0 && dy === 0) return
      if (zoom < LEAST || Math.abs(dx) > box.width || Math.abs(dy) > box.height) void flow.setCenter(x, y + CARD.height / 2, { zoom: Math.max(zoom, LEAST), duration })
      else {
        const now = flow.getViewport()
        void flow.setViewport({ x: now.x + dx, y: now.y + dy, zoom }, { duration })
      }
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

/** How far what reaches from `low` to `high` has to go to lie within `least` and `most`. */
function into(low: number, high: number, least: number, most: number): number {
  if (low < least) return least - low
  return high > most ? most - high : 0
}
