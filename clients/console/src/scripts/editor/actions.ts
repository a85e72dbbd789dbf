/** What a person does to an open script: a change with its name for undo, its words for screen readers, and where the cursor is then. */

import type { NodeKind } from '../kinds'
import { te } from '../../texts'
import { cardFor, sizesOf } from './canvas/card'
import type { At, Cursor } from './cursor'
import { exitName, kindWord } from './kindLook'
import { clipOf, copied, pasted, textOf, type Clip } from './model/clipboard'
import { addNode, all, connect, freshId, insertOnExit, moveNodes, removeNodes, setStart } from './model/commands'
import type { Command, Point, ScriptNode } from './model/definition'
import { byName, exitsOf, FAILED, mainExit, targetOf, type Kinds } from './model/exits'
import { boxOf, free, GAP, placed, snapped, tidied } from './model/tidy'
import { used } from './recent'
import { beside, cornerAround, cornerOf, roomFor } from './room'
import type { Editor, Ran } from './store'

/** What was copied last in this browser tab: where the system's clipboard may not be read. */
let held: string | null = null

export interface Chosen {
  readonly kind: string
  /** Settings that it begins with. */
  readonly settings?: Readonly<Record<string, unknown>>
}

export interface Actions {
  readonly kinds: Kinds
  /** `place`: where it shall stand; without it where it fits. */
  readonly insertAt: (at: At, chosen: Chosen, place?: Point | null) => void
  readonly addAt: (place: Point | null, chosen: Chosen) => void
  /** After the cursor if that is at an exit or a node with one, else by itself. */
  readonly put: (chosen: Chosen) => void
  readonly remove: () => void
  readonly connect: (from: At, to: string | null) => void
  readonly move: (places: Readonly<Record<string, Point>>, merge?: string) => void
  readonly nudge: (dx: number, dy: number) => void
  /** The text for the clipboard; null: nothing that can be copied is selected. */
  readonly copy: () => string | null
  readonly cut: () => string | null
  /** `at`: where it shall stand. `seen`: the middle of what is in sight, for what comes from another script. */
  readonly paste: (text: string | null, at?: Point, seen?: Point | null) => void
  readonly duplicate: () => void
  readonly tidy: () => void
  readonly undo: () => void
  readonly redo: () => void
  readonly selectAll: () => void
  readonly startAt: (id: string) => void
  /** The exit at which `insert` without more acts; null: there is none. */
  readonly exitHere: (at: At | null) => At | null
  readonly placeOf: (id: string) => Point
}

export function actionsOf(editor: Editor, list: readonly NodeKind[], cursor: Cursor, say: (text: string) => void): Actions {
  const kinds = byName(list)
  const now = () => editor.state().definition
  const sizes = () => sizesOf(now(), kinds)
  const places = () => placed(now(), sizes())
  const wordOf = (id: string): string => kindWord(now().nodes[id]?.kind ?? id)
  const boxes = (but: ReadonlySet<string> = new Set()) => [...places()].filter(([id]) => !but.has(id)).map(([id, at]) => boxOf(at, sizes()(id)))
  const locked = (): boolean => {
    if (editor.state().readOnly) say(te('said.readOnly'))
    return editor.state().readOnly
  }
  const made = (chosen: Chosen): ScriptNode => ({ ...chosen.settings, kind: chosen.kind })
  /** What nobody has placed yet stays where it is drawn, whatever comes now. */
  const run = (command: Command, ran: Ran): void => {
    const loose = [...places()].filter(([id]) => !Object.hasOwn(now().canvas ?? {}, id))
    editor.run(loose.length === 0 ? command : (before) => (command(before) === before ? before : command(moveNodes(Object.fromEntries(loose))(before))), ran)
  }
  const arrive = (ids: readonly string[]): void => {
    editor.select(ids)
    if (ids[0] !== undefined) cursor.set({ node: ids[0], exit: null })
  }

  function insertAt({ node: from, exit }: At, chosen: Chosen, place: Point | null = null): void {
    const source = now().nodes[from]
    if (locked() || !source || exit === null) return
    const id = freshId(now().nodes, chosen.kind)
    const node = made(chosen)
    const kind = kinds.get(chosen.kind)
    const to = targetOf(source, exit)
    const [x, y] = places().get(from) ?? [0, 0]
    const card = cardFor(source, kinds)
    const port = card.ports.find((each) => each.name === exit)
    const step = card.height + GAP.height
    const below: Point = to !== null && now().nodes[to] && (places().get(to)?.[1] ?? 0) > y ? (places().get(to) as Point) : [snapped(card.ports.length > 1 && port ? x - card.width / 2 + port.x + port.width / 2 : x), y + step]
    const moved = to === null || place ? {} : roomFor({ definition: now(), at: places(), sizeOf: sizes() }, to, below, step)
    const at = to === null || place ? free(place ?? below, cardFor(node, kinds), boxes()) : below
    const command = all(moveNodes(moved), insertOnExit(from, exit, { id, node, out: mainExit(node, kind), at }))
    run(command, { label: te('did.insert', { kind: kindWord(chosen.kind) }) })
    used(chosen.kind)
    say(te('said.inserted', { kind: kindWord(chosen.kind), exit: exitName(exit), node: wordOf(from) }))
    arrive([id])
  }

  function addAt(place: Point | null, chosen: Chosen): void {
    if (locked()) return
    const id = freshId(now().nodes, chosen.kind)
    const node = made(chosen)
    const wanted = place ?? lowest()
    const at = free(wanted, cardFor(node, kinds), boxes())
    run(addNode(id, node, at), { label: te('did.add', { kind: kindWord(chosen.kind) }) })
    used(chosen.kind)
    say(te('said.added', { kind: kindWord(chosen.kind) }))
    arrive([id])
  }

  function lowest(): Point {
    const start = places().get(now().start) ?? [0, 0]
    return [start[0], Math.max(0, ...boxes().map((box) => box.bottom + GAP.height))]
  }

  function exitHere(at: At | null): At | null {
    const node = at && now().nodes[at.node]
    if (!node) return null
    if (at.exit !== null) return at
    const exits = exitsOf(node, kinds.get(node.kind)).filter((exit) => exit.name !== FAILED)
    const exit = exits.find((each) => each.to === null) ?? exits[0]
    return exit ? { node: at.node, exit: exit.name } : null
  }

  function copy(): string | null {
    const clip = copied(now(), editor.state().selection, (id) => places().get(id) ?? [0, 0])
    if (!clip) {
      say(te('said.nothingToCopy'))
      return null
    }
    held = textOf(clip)
    say(te('said.copied', { count: Object.keys(clip.nodes).length }))
    return held
  }

  function put(clip: Clip, at: Point, label: 'paste' | 'duplicate'): void {
    const { command, ids } = pasted(now(), clip, at)
    if (ids.length === 0) return
    run(command, { label: te(`did.${label}`, { count: ids.length }) })
    say(te('said.pasted', { count: ids.length }))
    arrive(ids)
  }

  function remove(label: 'remove' | 'cut'): void {
    if (locked()) return
    const { selection, definition } = editor.state()
    const gone = [...selection].filter((id) => id !== definition.start)
    if (gone.length === 0) return say(selection.size > 0 ? te('said.startStays') : te('said.nothingToCopy'))
    // The cursor goes to what led to the first of them.
    const before = Object.keys(definition.nodes).find((id) => !selection.has(id) && Object.values(definition.nodes[id]?.exits ?? {}).some((to) => to !== null && gone.includes(to)))
    run(removeNodes(gone), { label: te(`did.${label}`, { count: gone.length }) })
    say(te('said.removed', { count: gone.length }))
    arrive([before ?? definition.start])
  }

  return {
    kinds,
    insertAt,
    addAt,
    put(chosen) {
      const at = exitHere(cursor.at())
      if (at) insertAt(at, chosen)
      else addAt(null, chosen)
    },
    remove: () => remove('remove'),
    connect({ node, exit }, to) {
      const source = now().nodes[node]
      if (locked() || exit === null || !source || targetOf(source, exit) === to) return
      run(connect(node, exit, to), { label: te(to === null ? 'did.disconnect' : 'did.connect', { exit: exitName(exit) }) })
      say(to === null ? te('said.disconnected', { exit: exitName(exit), node: wordOf(node) }) : te('said.connected', { exit: exitName(exit), node: wordOf(node), to: wordOf(to) }))
    },
    move(moved, merge) {
      const count = Object.keys(moved).length
      run(moveNodes(moved), { label: te('did.move', { count }), ...(merge === undefined ? {} : { merge }) })
    },
    nudge(dx, dy) {
      const { selection } = editor.state()
      if (locked() || selection.size === 0) return
      const at = places()
      const moved = Object.fromEntries([...selection].map((id): [string, Point] => [id, [snapped((at.get(id)?.[0] ?? 0) + dx), snapped((at.get(id)?.[1] ?? 0) + dy)]]))
      run(moveNodes(moved), { label: te('did.move', { count: selection.size }), merge: `nudge ${[...selection].join('/')}` })
      say(te('said.moved', { count: selection.size }))
    },
    copy,
    cut() {
      const text = copy()
      if (text !== null) remove('cut')
      return text
    },
    paste(text, at, seen = null) {
      if (locked()) return
      const clip = clipOf(text ?? held ?? '')
      if (!clip) return say(te('said.nothingToPaste'))
      const strange = !Object.keys(clip.nodes).some((id) => Object.hasOwn(now().nodes, id))
      put(clip, beside(clip, at ?? (strange && seen ? cornerAround(clip, seen) : cornerOf(clip)), kinds, boxes()), 'paste')
    },
    duplicate() {
      if (locked()) return
      const clip = copied(now(), editor.state().selection, (id) => places().get(id) ?? [0, 0])
      if (!clip) return say(te('said.nothingToCopy'))
      const [x, y] = cornerOf(clip)
      put(clip, beside(clip, [x + 32, y + 32], kinds, boxes()), 'duplicate')
    },
    tidy() {
      if (locked()) return
      run(tidied(sizes(), editor.state().selection), { label: te('did.tidy') })
      say(te('said.tidied'))
    },
    undo() {
      const { undoes, readOnly } = editor.state()
      if (readOnly || undoes === null) return say(te('said.nothingToUndo'))
      editor.undo()
      say(te('said.undone', { what: undoes }))
    },
    redo() {
      const { redoes, readOnly } = editor.state()
      if (readOnly || redoes === null) return say(te('said.nothingToRedo'))
      editor.redo()
      say(te('said.redone', { what: redoes }))
    },
    selectAll() {
      editor.select(Object.keys(now().nodes))
      say(te('said.selected', { count: editor.state().selection.size }))
    },
    startAt(id) {
      if (locked()) return
      run(setStart(id), { label: te('did.start') })
      say(te('said.started', { node: id }))
    },
    exitHere,
    placeOf: (id) => places().get(id) ?? [0, 0],
  }
}
