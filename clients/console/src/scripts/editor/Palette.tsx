/** All kinds of node by group, to be dragged onto the flowchart, or pressed. */

import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { te } from '../../texts'
import { DRAGGED } from './dragged'
import { useEditor } from './createEditor'
import { useEditing } from './editing'
import { hovered } from './canvas/hover'
import { chosenOf, insertable } from './Pick'
import css from './palette.module.css'
import type { EditorState } from './store'

const hasStart = ({ definition }: EditorState): boolean => Object.hasOwn(definition.nodes, definition.start)

export function Palette({ onPut }: { onPut?: () => void }) {
  const editing = useEditing()
  const { actions, cursor, editor, goTo } = editing
  const readOnly = useEditor(editor, (state) => state.readOnly)
  const started = useEditor(editor, hasStart)
  const [filter, setFilter] = useState('')
  /** The one of them that the Tab key comes to. */
  const [stop, setStop] = useState('')
  const list = useRef<HTMLDivElement>(null)
  // A script that has a start is offered no second.
  const all = useMemo(() => insertable(editing), [editing, started])
  const words = filter.toLocaleLowerCase().split(/\s+/)
  const fitting = all.filter(({ label, also = '', group }) => words.every((word) => `${label} ${also} ${group}`.toLocaleLowerCase().includes(word)))
  const groups = [...new Set(fitting.map((choice) => choice.group))]

  function put(value: string): void {
    actions.put(chosenOf(value))
    onPut?.()
    const at = cursor.at()
    if (at) goTo(at)
  }

  const first = fitting.some(({ value }) => value === stop) ? stop : fitting[0]?.value

  /** Through the list by arrow keys: by Tab, all nodes would lie between the head and the flowchart. */
  function walk(event: KeyboardEvent): void {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.indexOf(event.target as HTMLButtonElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
    if (at < 0 || to === undefined) return
    event.preventDefault()
    buttons[to]?.focus()
  }

  return (
    <div className={css.palette}>
      <TextInput size="xs" aria-label={te('palette.filter')} placeholder={te('palette.filter')} leftSection={<IconSearch size={14} />} value={filter} onChange={(event) => setFilter(event.currentTarget.value)} />
      {fitting.length === 0 && <p className={css.hint}>{te('palette.none', { filter })}</p>}
      <div ref={list} role="toolbar" aria-orientation="vertical" aria-label={te('page.palette')} onKeyDown={walk}>
        {groups.map((group) => (
          <section key={group}>
            <h2>{group}</h2>
            <ul>
              {fitting
                .filter((choice) => choice.group === group)
                .map(({ value, label, detail, icon: Icon }) => (
                  <li key={value}>
                    <button
                      type="button"
                      className={css.item}
                      title={detail}
                      tabIndex={value === first ? 0 : -1}
                      onFocus={() => setStop(value)}
                      disabled={readOnly}
                      draggable={!readOnly}
                      onDragStart={(event) => {
                        event.dataTransfer.setData(DRAGGED, value)
                        event.dataTransfer.effectAllowed = 'copy'
                      }}
                      onDragEnd={hovered.clear}
                      onClick={() => put(value)}
                    >
                      {Icon && <Icon size={16} />}
                      <span dir="auto">{label}</span>
                    </button>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
      {editing.scripts.length === 0 && filter === '' && (
        <section>
          <h2>{te('groups.Scripts')}</h2>
          <p className={css.hint}>{te('palette.noScripts')}</p>
        </section>
      )}
      <p className={css.hint}>{te('palette.hint')}</p>
    </div>
  )
}
