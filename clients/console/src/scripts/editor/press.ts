/** The keys that mean the same in flowchart and outline. */

import { takesText } from '@cordboard/ui/keys.ts'
import type { KeyboardEvent as ReactKeyboardEvent } from 'react'
import type { Editing, Subject } from './editing'

type Pressed = KeyboardEvent | ReactKeyboardEvent

/** Whether the key was one of them, and is done with. */
export function pressed(event: Pressed, editing: Editing): boolean {
  if (event.defaultPrevented || takesText(event.target)) return false
  const does = event.ctrlKey || event.metaKey ? withControl(event, editing) : event.altKey ? undefined : plain(event, editing)
  if (!does) return false
  event.preventDefault()
  does()
  return true
}

/** Undo and search also from where the focus is neither in flowchart nor outline. */
export function pressedAnywhere(event: Pressed, editing: Editing): boolean {
  if (event.defaultPrevented || takesText(event.target) || !(event.ctrlKey || event.metaKey)) return false
  const does = ['z', 'y', 'f'].includes(event.key.toLowerCase()) ? withControl(event, editing) : undefined
  if (!does) return false
  event.preventDefault()
  does()
  return true
}

function withControl(event: Pressed, editing: Editing): (() => void) | undefined {
  const { actions, ask } = editing
  if (event.altKey) return undefined
  switch (event.key.toLowerCase()) {
    case 'z':
      return along(editing, event.shiftKey ? actions.redo : actions.undo)
    case 'y':
      return along(editing, actions.redo)
    case 'd':
      return along(editing, actions.duplicate)
    case 'a':
      return actions.selectAll
    case 'f':
      return () => ask({ what: 'find' })
    default:
      return undefined
  }
}

/** Does it, and puts the focus where the cursor then is, if the flowchart or outline had it. */
function along({ view, cursor, goTo }: Editing, does: () => void): () => void {
  return () => {
    const inside = view()?.root.contains(document.activeElement)
    does()
    const at = cursor.at()
    if (inside && at) goTo(at)
  }
}

function plain(event: Pressed, editing: Editing): (() => void) | undefined {
  const { actions, ask, cursor, editor, view, goTo, openForm, toggleView } = editing
  const at = cursor.at()
  const exit = actions.exitHere(at)
  switch (event.key) {
    case 'Enter':
      if (!at) return undefined
      return at.exit === null ? openForm : () => ask({ what: 'target', of: at })
    case 'i':
    case 'I':
    case 'Insert':
      return () => ask({ what: 'kind', after: exit, place: exit ? null : (view()?.middle() ?? null) })
    case 'c':
    case 'C':
      return exit ? () => ask({ what: 'target', of: exit }) : undefined
    case 'Delete':
    case 'Backspace':
      return () => {
        if (at?.exit != null) actions.connect(at, null)
        else actions.remove()
        const next = cursor.at()
        if (next) goTo(next)
      }
    case 't':
    case 'T':
      return actions.tidy
    case 'o':
    case 'O':
      return () => {
        toggleView()
        follow(editing, view()?.name, 30)
      }
    case '?':
      return () => ask({ what: 'keys' })
    case '+':
    case '=':
      return () => view()?.zoom('in')
    case '-':
      return () => view()?.zoom('out')
    case '0':
      return () => view()?.zoom('fit')
    case 'Home': {
      const { start, nodes } = editor.state().definition
      return Object.hasOwn(nodes, start) ? () => stand(editing, start) : undefined
    }
    case 'ContextMenu':
      return () => menuHere(editing)
    case 'F10':
      return event.shiftKey ? () => menuHere(editing) : undefined
    default:
      return undefined
  }
}

/** The focus goes along to the other view, as soon as that is there. */
function follow(editing: Editing, before: string | undefined, tries: number): void {
  const at = editing.cursor.at()
  const now = editing.view()
  if (now && now.name !== before && at) editing.goTo(at)
  else if (tries > 0) requestAnimationFrame(() => follow(editing, before, tries - 1))
}

/** The cursor and the selection at a node. */
export function stand(editing: Editing, node: string): void {
  editing.editor.select([node])
  editing.goTo({ node, exit: null })
}

/** The menu of what has the focus, beside it. */
export function menuHere({ ask, cursor, editor, view }: Editing): void {
  const at = cursor.at()
  if (at && at.exit === null && !editor.state().selection.has(at.node)) editor.select([at.node])
  const subject: Subject = !at ? { what: 'pane', place: null } : at.exit !== null ? { what: 'exit', at } : { what: 'node', id: at.node }
  const element = document.activeElement
  if (!element) return
  whenStill(element, (box) => {
    // A menu beside something out of sight would be out of sight itself.
    const room = view()?.root.getBoundingClientRect() ?? document.documentElement.getBoundingClientRect()
    ask({ what: 'menu', subject, x: within(box.left + Math.min(box.width / 2, 60), room.left, room.right), y: within(box.top + Math.min(box.height, 40), room.top, room.bottom) })
  })
}

/** Not before the next frame, since an open menu takes any key for its end; and not while the flowchart still moves to what has the focus. */
function whenStill(element: Element, then: (box: DOMRect) => void, before: DOMRect | null = null, tries = 30): void {
  requestAnimationFrame(() => {
    const box = element.getBoundingClientRect()
    if (tries === 0 || (before && box.left === before.left && box.top === before.top)) then(box)
    else whenStill(element, then, box, tries - 1)
  })
}

function within(place: number, least: number, most: number): number {
  return Math.max(least, Math.min(place, most))
}
