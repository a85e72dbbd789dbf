/** What can be done with a node, an exit or the empty place under the pointer. */

import { Menu } from '@mantine/core'
import { useState, type Ref } from 'react'
import { go, leave } from '../../leaving'
import { pathOf } from '../../place'
import { te } from '../../texts'
import { readClipboard, writeClipboard } from './clip'
import { useEditing, type Subject } from './editing'
import { kindWord } from './kindLook'
import { targetOf } from './model/exits'
import { recent } from './recent'
import css from './menu.module.css'

interface Props {
  subject: Subject
  x: number
  y: number
  onClose: (back?: boolean) => void
}

export function NodeMenu({ subject, x, y, onClose }: Props) {
  const { editor, actions, ask, openForm, view, scripts } = useEditing()
  const { definition, readOnly, selection } = editor.state()
  const [opened, setOpened] = useState(true)

  /** Does it, then closes; what asks something else takes the menu's place. */
  const item = (text: string, does: () => void, { asks = false, off = false } = {}) => (
    <Menu.Item
      disabled={off}
      onClick={() => {
        setOpened(false)
        if (!asks) onClose()
        does()
      }}
    >
      {text}
    </Menu.Item>
  )
  const copy = (text: string | null): void => void (text !== null && writeClipboard(text))
  const paste = (at?: readonly [number, number]): void => void readClipboard().then((text) => actions.paste(text, at))

  const at = subject.what === 'exit' ? subject.at : subject.what === 'node' ? actions.exitHere({ node: subject.id, exit: null }) : null
  const leads = at?.exit != null && definition.nodes[at.node] ? targetOf(definition.nodes[at.node]!, at.exit) !== null : false
  const node = subject.what === 'node' ? definition.nodes[subject.id] : undefined
  const called = node?.kind === 'run_script' ? scripts.find((each) => each.name === node.script && each.version !== null) : undefined
  return (
    <Menu opened={opened} onChange={(open) => !open && onClose()} position="bottom-start" offset={2} width={230} returnFocus={false} withinPortal trapFocus loop>
      <Menu.Target>
        <Anchor x={x} y={y} />
      </Menu.Target>
      <Menu.Dropdown aria-label={te(`menu.${subject.what}`)}>
        {subject.what === 'node' && item(te('menu.open'), openForm, { asks: true })}
        {called && item(te('menu.openScript', { name: called.name }), () => leave(() => go(pathOf('scripts', called.name, 'edit', String(called.version)))))}
        {at && subject.what !== 'pane' && item(te(subject.what === 'node' ? 'menu.insertAfter' : 'menu.insert'), () => ask({ what: 'kind', after: at, place: null }), { asks: true, off: readOnly })}
        {at && subject.what === 'exit' && (
          <>
            {recent().map((kind) => item(te('menu.insertKind', { kind: kindWord(kind) }), () => actions.insertAt(at, { kind }), { off: readOnly }))}
            {item(te('menu.connect'), () => ask({ what: 'target', of: at }), { asks: true, off: readOnly })}
            {leads && item(te('menu.disconnect'), () => actions.connect(at, null), { off: readOnly })}
          </>
        )}
        {subject.what === 'node' && (
          <>
            <Menu.Divider />
            {item(te('menu.copy'), () => copy(actions.copy()))}
            {item(te('menu.cut'), () => copy(actions.cut()), { off: readOnly })}
            {item(te('menu.duplicate'), actions.duplicate, { off: readOnly })}
            {item(te('menu.remove'), actions.remove, { off: readOnly || (selection.size === 1 && selection.has(definition.start)) })}
            {selection.size > 1 && item(te('menu.tidySelected'), actions.tidy, { off: readOnly })}
            {definition.nodes[subject.id]?.kind === 'start' && definition.start !== subject.id && item(te('menu.start'), () => actions.startAt(subject.id), { off: readOnly })}
          </>
        )}
        {subject.what === 'pane' && (
          <>
            {item(te('menu.addHere'), () => ask({ what: 'kind', after: null, place: subject.place }), { asks: true, off: readOnly })}
            {item(te('menu.paste'), () => paste(subject.place ?? undefined), { off: readOnly })}
            <Menu.Divider />
            {item(te('menu.all'), actions.selectAll)}
            {item(te('menu.tidy'), actions.tidy, { off: readOnly })}
            {view()?.name === 'canvas' && item(te('menu.fit'), () => view()?.zoom('fit'))}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

interface AnchorProps {
  x: number
  y: number
  /** Given by the menu, with much else that only a button may have. */
  ref?: Ref<HTMLDivElement>
  id?: string
}

function Anchor({ x, y, ref, id }: AnchorProps) {
  return <div ref={ref} id={id} className={css.anchor} style={{ left: x, top: y }} />
}
