/** The keys of the flowchart: along the arrows, from exit to exit. */

import type { KeyboardEvent } from 'react'
import type { At } from '../cursor'
import { useEditing, type Editing } from '../editing'
import { FAILED } from '../model/exits'
import { GRID } from '../model/tidy'
import { pressed, stand } from '../press'
import { cardFor } from './card'

/** Alt with an arrow key moves this far. */
const STEP = GRID * 2

export function useCanvasKeys(): (event: KeyboardEvent) => void {
  const editing = useEditing()
  return (event) => {
    if (event.altKey && !event.ctrlKey && !event.metaKey) {
      const way = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key]
      if (way) {
        event.preventDefault()
        editing.actions.nudge((way[0] ?? 0) * STEP, (way[1] ?? 0) * STEP)
      }
      return
    }
    if (pressed(event, editing) || event.ctrlKey || event.metaKey) return
    const to = next(event.key, editing)
    if (to) {
      event.preventDefault()
      if (to.exit !== null) editing.goTo(to)
      else if (event.shiftKey) {
        editing.editor.select([...editing.editor.state().selection, to.node])
        editing.goTo(to)
      } else stand(editing, to.node)
      return
    }
    const at = editing.cursor.at()
    if (event.key === ' ' && at && at.exit === null) {
      event.preventDefault()
      const { selection } = editing.editor.state()
      editing.editor.select(selection.has(at.node) ? [...selection].filter((id) => id !== at.node) : [...selection, at.node])
    }
  }
}

/** Where an arrow key leads. */
function next(key: string, { editor, cursor, byName }: Editing): At | null {
  const { definition } = editor.state()
  const now = cursor.at()
  const start: At | null = Object.hasOwn(definition.nodes, definition.start) ? { node: definition.start, exit: null } : null
  if (!['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Escape'].includes(key)) return null
  const node = now && definition.nodes[now.node]
  if (!now || !node) return start
  const ports = cardFor(node, byName).ports
  const chosen = ports.findIndex((port) => port.name === now.exit)
  switch (key) {
    case 'Escape':
      return now.exit === null ? null : { node: now.node, exit: null }
    case 'ArrowLeft':
    case 'ArrowRight': {
      if (ports.length === 0) return null
      const step = key === 'ArrowRight' ? 1 : -1
      const to = now.exit === null ? (step > 0 ? 0 : ports.length - 1) : chosen + step
      const port = ports[to]
      return port ? { node: now.node, exit: port.name } : now.exit === null ? null : { node: now.node, exit: null }
    }
    case 'ArrowDown': {
      const port = now.exit === null ? (ports.find((each) => each.to !== null && each.name !== FAILED) ?? ports.find((each) => each.to !== null)) : ports[chosen]
      return port?.to != null && Object.hasOwn(definition.nodes, port.to) ? { node: port.to, exit: null } : ports[0] && now.exit === null ? { node: now.node, exit: ports[0].name } : null
    }
    default: {
      if (now.exit !== null) return { node: now.node, exit: null }
      const from = Object.entries(definition.nodes).find(([id, each]) => id !== now.node && Object.values(each.exits ?? {}).includes(now.node))
      return from ? { node: from[0], exit: null } : null
    }
  }
}
