/** Zoom, everything, the map. */

import { ActionIcon, Tooltip } from '@mantine/core'
import { Panel, useReactFlow } from '@xyflow/react'
import { IconMap, IconMapOff, IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react'
import { memo, type ReactNode } from 'react'
import { te } from '../../../texts'
import css from './canvas.module.css'

interface Props {
  map: boolean
  /** Shows or hides it; null: there is no room for one. */
  onMap: ((shown: boolean) => void) | null
}

export const CanvasTools = memo(function CanvasTools({ map, onMap }: Props) {
  const flow = useReactFlow()
  const button = (label: string, icon: ReactNode, does: () => void) => (
    <Tooltip label={label} position="top">
      <ActionIcon variant="default" size={30} aria-label={label} onClick={does}>
        {icon}
      </ActionIcon>
    </Tooltip>
  )
  return (
    <Panel position="bottom-left" className={css.tools ?? ''} role="group" aria-label={te('tools.title')}>
      {button(te('tools.out'), <IconMinus size={16} />, () => void flow.zoomOut())}
      {button(te('tools.in'), <IconPlus size={16} />, () => void flow.zoomIn())}
      {button(te('tools.fit'), <IconMaximize size={16} />, () => void flow.fitView({ padding: 0.12, maxZoom: 1 }))}
      {onMap && button(te(map ? 'tools.hideMap' : 'tools.showMap'), map ? <IconMapOff size={16} /> : <IconMap size={16} />, () => onMap(!map))}
    </Panel>
  )
})
