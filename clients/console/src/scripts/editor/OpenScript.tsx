/** Around the views of one open script: dialogs, menus, and the voice that tells screen readers what has changed. */

import { VisuallyHidden } from '@mantine/core'
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { NodeKind } from '../kinds'
import { actionsOf } from './actions'
import { createCursor, focusAt, type At } from './cursor'
import { EditingContext, type Asked, type Editing as Shared, type View } from './editing'
import { Find } from './Find'
import { KeysHelp } from './KeysHelp'
import { NodeMenu } from './NodeMenu'
import { PickKind, PickTarget } from './Pick'
import type { Editor } from './store'

interface Props {
  editor: Editor
  kinds: readonly NodeKind[]
  scripts?: Shared['scripts']
  openForm?: () => void
  toggleView?: () => void
  children: ReactNode
}

const NONE: Shared['scripts'] = []
const nothing = (): void => {}
/** So many places of the cursor are remembered. */
const TRAIL = 20

export function OpenScript({ editor, kinds, scripts = NONE, openForm = nothing, toggleView = nothing, children }: Props) {
  const [asked, ask] = useState<Asked | null>(null)
  const [said, setSaid] = useState({ text: '', count: 0 })
  const view = useRef<View | null>(null)
  const say = useCallback((text: string) => setSaid((before) => ({ text, count: before.count + 1 })), [])
  const cursor = useMemo(() => createCursor(), [editor])
  const actions = useMemo(() => actionsOf(editor, kinds, cursor, say), [editor, kinds, cursor, say])

  const goTo = useCallback(
    (at: At) => {
      cursor.set(at)
      view.current?.show(at.node)
      focusAt(view.current?.root ?? null, at)
    },
    [cursor],
  )

  // The cursor stays at something that is there: else it goes back to where it last was.
  useEffect(() => {
    let trail: readonly At[] = []
    const leave = cursor.subscribe(() => {
      const at = cursor.at()
      if (at) trail = [...trail.filter((each) => each.node !== at.node), at].slice(-TRAIL)
    })
    const there = (at: At): boolean => Object.hasOwn(editor.state().definition.nodes, at.node)
    const stop = editor.subscribe(() => {
      const at = cursor.at()
      if (!at || there(at)) return
      const start: At = { node: editor.state().definition.start, exit: null }
      cursor.set([...trail].reverse().find(there) ?? (there(start) ? start : null))
    })
    return () => {
      leave()
      stop()
    }
  }, [editor, cursor])

  const shared = useMemo<Shared>(
    () => ({
      editor,
      kinds,
      byName: actions.kinds,
      actions,
      cursor,
      ask,
      say,
      goTo,
      openForm,
      toggleView,
      scripts,
      view: () => view.current,
      setView: (shown) => {
        view.current = shown
      },
    }),
    [editor, kinds, actions, cursor, say, goTo, openForm, toggleView, scripts],
  )

  /** Closes what was asked; the focus goes to where the cursor is now. */
  function close(back = true): void {
    ask(null)
    const at = cursor.at()
    if (back && at) goTo(at)
  }

  return (
    <EditingContext value={shared}>
      {children}
      <VisuallyHidden role="status" aria-live="polite">
        {/* Said twice, it is told twice. */}
        <span key={said.count}>{said.text}</span>
      </VisuallyHidden>
      {asked?.what === 'kind' && <PickKind after={asked.after} place={asked.place} onClose={close} />}
      {asked?.what === 'target' && <PickTarget of={asked.of} onClose={close} />}
      {asked?.what === 'menu' && <NodeMenu subject={asked.subject} x={asked.x} y={asked.y} onClose={close} />}
      {asked?.what === 'find' && <Find onClose={close} />}
      {asked?.what === 'keys' && <KeysHelp onClose={close} />}
    </EditingContext>
  )
}
