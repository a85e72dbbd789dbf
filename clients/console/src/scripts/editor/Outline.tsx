/** The script as a tree of nodes and exits, in which everything can be done without a mouse and without seeing the flowchart. */

import { ActionIcon } from '@mantine/core'
import { said } from '@cordboard/ui/said.ts'
import { IconAlertTriangle, IconChevronDown, IconChevronRight, IconDotsVertical } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react'
import { te } from '../../texts'
import { useEditor } from './createEditor'
import { useEditing } from './editing'
import { exitWord, kindIcon, kindWord, lacksSetting, settingOf } from './kindLook'
import { isGrave } from './Issues'
import css from './outline.module.css'
import { outlineOf } from './model/outline'
import { exitKey } from './model/overlay'
import { menuHere, pressed, stand } from './press'
import { rowsOf, type Row } from './rows'
import type { EditorState } from './store'

const wholeOf = (state: EditorState) => state

export function Outline() {
  const editing = useEditing()
  const { editor, byName, cursor, setView, goTo } = editing
  const { definition, selection, issues, overlay } = useEditor(editor, wholeOf)
  const at = useSyncExternalStore(cursor.subscribe, cursor.at)
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const root = useRef<HTMLDivElement>(null)
  const outline = useMemo(() => outlineOf(definition, byName), [definition, byName])
  const rows = useMemo(() => rowsOf(outline, definition, closed), [outline, definition, closed])
  const revealed = useEditor(editor, (state) => state.revealed)

  useEffect(() => {
    const element = root.current
    if (!element) return
    const show = (id: string): void => element.querySelector(`[data-at="${CSS.escape(`${id}/`)}"]`)?.scrollIntoView({ block: 'nearest' })
    setView({ name: 'outline', root: element, show, zoom: () => {}, middle: () => null })
    return () => setView(null)
  }, [setView])
  useEffect(() => {
    if (revealed) root.current?.querySelector(`[data-at="${CSS.escape(`${revealed.id}/`)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [revealed])

  const here = rows.find((row) => row.node === at?.node && row.exit === (at.exit ?? null)) ?? rows.find((row) => row.node === at?.node) ?? rows[0]

  function fold(row: Row, close: boolean): void {
    const next = new Set(closed)
    if (close) next.add(row.key)
    else next.delete(row.key)
    setClosed(next)
  }

  function go(row: Row | undefined, extend = false): void {
    if (!row) return
    if (row.exit !== null) goTo({ node: row.node, exit: row.exit })
    else if (extend) {
      editor.select([...selection, row.node])
      goTo({ node: row.node, exit: null })
    } else stand(editing, row.node)
  }

  function press(event: KeyboardEvent): void {
    if (!here || event.target instanceof HTMLButtonElement) return
    const index = rows.indexOf(here)
    if (event.altKey) return
    if (pressed(event, editing)) return
    if (event.ctrlKey || event.metaKey) return
    const does = {
      ArrowDown: () => go(rows[index + 1], event.shiftKey),
      ArrowUp: () => go(rows[index - 1], event.shiftKey),
      End: () => go(rows.at(-1)),
      ArrowRight: () => (here.open === false ? fold(here, false) : here.open ? go(rows[index + 1]) : undefined),
      ArrowLeft: () => (here.open ? fold(here, true) : go(rows.find((row) => row.key === here.parent))),
      ' ': () => here.exit === null && editor.select(selection.has(here.node) ? [...selection].filter((id) => id !== here.node) : [...selection, here.node]),
    }[event.key]
    if (!does) return
    event.preventDefault()
    does()
  }

  if (rows.length === 0) return <p className={css.hint}>{te('tree.empty')}</p>
  return (
    <div ref={root} className={css.outline} data-view="outline">
      <p className={css.hint}>{te('tree.hint')}</p>
      <div role="tree" aria-label={te('outline')} aria-multiselectable onKeyDown={press}>
        {rows.map((row) => {
          const node = definition.nodes[row.node]
          if (!node) return null
          const isHere = row === here
          const chosen = row.exit === null && selection.has(row.node)
          const found = row.exit === null ? issues.filter((issue) => issue.node === row.node) : []
          const Icon = kindIcon(node.kind)
          const leads = row.leads && definition.nodes[row.leads]
          const mark = row.exit === null ? overlay?.nodes[row.node] : overlay?.exits[exitKey(row.node, row.exit)]
          const setting = settingOf(node)
          return (
            <div
              key={row.key}
              className={css.row}
              role="treeitem"
              aria-level={row.level}
              aria-setsize={row.size}
              aria-posinset={row.place}
              aria-expanded={row.open ?? undefined}
              aria-selected={row.exit === null ? chosen : undefined}
              tabIndex={isHere ? 0 : -1}
              style={{ paddingInlineStart: Math.min(row.level - 1, 14) * 14 + 4 }}
              data-at={`${row.node}/${row.exit ?? ''}`}
              data-what={row.exit === null ? 'node' : 'exit'}
              data-chosen={chosen || undefined}
              data-tone={mark?.tone}
              onFocus={() => cursor.set({ node: row.node, exit: row.exit })}
              onClick={(event) => (row.exit === null && (event.ctrlKey || event.metaKey) ? editor.select(chosen ? [...selection].filter((id) => id !== row.node) : [...selection, row.node]) : go(row))}
              onDoubleClick={() => (row.exit === null ? editing.openForm() : editing.ask({ what: 'target', of: { node: row.node, exit: row.exit } }))}
              onContextMenu={(event) => {
                event.preventDefault()
                go(row)
                menuHere(editing)
              }}
            >
              <span className={css.fold} aria-hidden onClick={(event) => (event.stopPropagation(), row.open !== null && fold(row, row.open))}>
                {row.open === null ? null : row.open ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
              </span>
              {row.exit === null ? (
                <>
                  <Icon size={16} />
                  <span className={css.kind}>{kindWord(node.kind)}</span>
                  <span className={css.setting} dir="auto">
                    {setting || (lacksSetting(node) ? te('node.unset') : '')}
                  </span>
                  {row.cutOff && <span className={css.warn}>{te('tree.cutOff')}</span>}
                  {row.onward && <span className={css.jump}>{leads ? te('tree.above', { node: `${kindWord(leads.kind)} · ${row.leads}` }) : row.leads === null ? te('tree.nowhere') : ''}</span>}
                  {found.length > 0 && (
                    <span className={css.warn} data-grave={found.some(isGrave) || undefined} title={found.map((issue) => said(issue.sentence)).join('\n')}>
                      <IconAlertTriangle size={14} /> {te('node.issues', { count: found.length })}
                    </span>
                  )}
                  <span className={css.id} dir="auto">
                    {row.node}
                  </span>
                </>
              ) : (
                <>
                  <span className={css.exit} dir="auto">
                    {row.port ? exitWord(row.port) : row.exit}
                  </span>
                  <span className={row.leads === null ? css.open : css.jump}>{leads ? te('tree.above', { node: `${kindWord(leads.kind)} · ${row.leads}` }) : row.leads === null ? te('tree.nowhere') : ''}</span>
                </>
              )}
              {mark && 'badge' in mark && mark.badge && <span className={css.badge}>{mark.badge}</span>}
              {mark && 'label' in mark && mark.label && <span className={css.badge}>{mark.label}</span>}
              <ActionIcon
                className={css.more ?? ''}
                variant="subtle"
                color="gray"
                size={26}
                tabIndex={-1}
                aria-label={te('tree.actions')}
                onClick={(event) => {
                  event.stopPropagation()
                  const box = event.currentTarget.getBoundingClientRect()
                  if (row.exit === null && !chosen) editor.select([row.node])
                  cursor.set({ node: row.node, exit: row.exit })
                  editing.ask({ what: 'menu', subject: row.exit === null ? { what: 'node', id: row.node } : { what: 'exit', at: { node: row.node, exit: row.exit } }, x: box.left, y: box.bottom })
                }}
              >
                <IconDotsVertical size={16} />
              </ActionIcon>
            </div>
          )
        })}
      </div>
    </div>
  )
}
