/** An arrow from an exit to a node: right angles, lit while something may be inserted on it, a plus to insert. */

import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react'
import { IconPlus } from '@tabler/icons-react'
import { memo, useMemo, useSyncExternalStore } from 'react'
import { te } from '../../../texts'
import { useCursorAt, useEditing } from '../editing'
import css from './arrow.module.css'
import type { ArrowEdge } from './flow'
import { hovered } from './hover'
import { routed } from './route'

/** Pixels around the line that belong to it for the pointer. */
const GRIP = 18

export const Arrow = memo(function Arrow({ id, source, sourceHandleId, sourceX, sourceY, targetX, targetY, data }: EdgeProps<ArrowEdge>) {
  const { ask, cursor } = useEditing()
  const hover = useSyncExternalStore(hovered.subscribe, () => hovered.of(id))
  const here = useCursorAt(cursor, source) === sourceHandleId
  const lane = data?.lane ?? 0
  const boxes = data?.cards.boxes
  const { path, middle } = useMemo(() => routed([sourceX, sourceY], [targetX, targetY], boxes ?? [], lane), [sourceX, sourceY, targetX, targetY, boxes, lane])
  const mark = data?.mark
  const tone = hover === 'drop' ? 'drop' : (mark?.tone ?? (here ? 'here' : undefined))
  const place = `translate(-50%, -50%) translate(${middle[0]}px, ${middle[1]}px)`
  return (
    <>
      <path
        className={css.arrow}
        d={path}
        data-tone={tone}
        data-hover={hover ?? undefined}
        data-front={hover ? 'hover' : here ? 'here' : undefined}
        style={mark?.weight === undefined ? undefined : { strokeWidth: 1.5 + mark.weight * 7 }}
        markerEnd={`url(#arrow-${tone ?? 'plain'})`}
      />
      <path className={css.grip} d={path} strokeWidth={GRIP} />
      {mark?.label !== undefined && (
        <EdgeLabelRenderer>
          <span className={css.label} data-tone={tone} style={{ transform: place }}>
            {mark.label}
          </span>
        </EdgeLabelRenderer>
      )}
      {hover === 'pointer' && !data?.readOnly && mark?.label === undefined && (
        // Drawn elsewhere, and yet within the arrow for React: the pointer on it is still on the arrow.
        <EdgeLabelRenderer>
          <button
            type="button"
            className={`${css.plus} nodrag nopan`}
            style={{ transform: place }}
            tabIndex={-1}
            aria-label={te('node.insertHere')}
            title={te('node.insertHere')}
            onClick={() => ask({ what: 'kind', after: { node: source, exit: sourceHandleId ?? '' }, place: null })}
          >
            <IconPlus size={14} />
          </button>
        </EdgeLabelRenderer>
      )}
    </>
  )
})
