/** Choosing what to insert, and where an exit leads. */

import { IconCircleOff, IconScript } from '@tabler/icons-react'
import { useMemo } from 'react'
import { of, te } from '../../texts'
import type { Chosen } from './actions'
import { Choose, type Choice } from './Choose'
import type { At } from './cursor'
import { useEditing, type Editing } from './editing'
import { exitName, kindIcon, kindWord, settingOf } from './kindLook'
import type { Point } from './model/definition'
import { flattened, outlineOf } from './model/outline'

/** Before the name of a script among kinds: no kind has such a character. */
const CALL = 'run_script '

export const GROUPS = ['General', 'Advanced', 'Agent handling', 'Queue'] as const

export function chosenOf(value: string): Chosen {
  return value.startsWith(CALL) ? { kind: 'run_script', settings: { script: value.slice(CALL.length) } } : { kind: value }
}

/** Everything that can be inserted. */
export function insertable({ kinds, scripts, editor }: Editing): readonly (Choice & { group: string })[] {
  const { definition } = editor.state()
  const started = Object.hasOwn(definition.nodes, definition.start)
  const plain = GROUPS.flatMap((group) =>
    kinds
      .filter((kind) => kind.group === group && (kind.kind !== 'start' || !started))
      .map((kind) => ({
        value: kind.kind,
        label: kindWord(kind.kind),
        // Names in it stand between backticks.
        detail: (of('nodes', `${kind.kind}.summary`) || kind.summary).replaceAll('`', ''),
        group: te(`groups.${group}`),
        icon: kindIcon(kind.kind),
        also: kind.kind,
      })),
  )
  const calls = kinds.some((kind) => kind.kind === 'run_script') ? scripts : []
  return [
    ...plain,
    ...calls.map(({ name, description }) => ({ value: CALL + name, label: name, detail: description || te('palette.runs', { name }), group: te('groups.Scripts'), icon: IconScript })),
  ]
}

interface KindProps {
  after: At | null
  place: Point | null
  onClose: (back?: boolean) => void
}

export function PickKind({ after, place, onClose }: KindProps) {
  const editing = useEditing()
  const { actions, editor } = editing
  const choices = useMemo(() => insertable(editing), [editing])
  const kind = after && editor.state().definition.nodes[after.node]?.kind
  const title = after?.exit && kind ? te('pick.insertAt', { exit: exitName(after.exit), node: kindWord(kind) }) : te('pick.insert')
  function choose(value: string): void {
    if (after) actions.insertAt(after, chosenOf(value), place)
    else actions.addAt(place, chosenOf(value))
    onClose()
  }
  return <Choose title={title} choices={choices} onChoose={choose} onClose={onClose} />
}

/** No node has an empty id. */
const NOWHERE = ''

export function PickTarget({ of: at, onClose }: { of: At; onClose: (back?: boolean) => void }) {
  const { actions, editor, byName } = useEditing()
  const { definition } = editor.state()
  const choices = useMemo<readonly Choice[]>(() => {
    const nodes = flattened(outlineOf(definition, byName)).filter((id) => definition.nodes[id]?.kind !== 'start')
    const listed = nodes.map((id) => {
      const node = definition.nodes[id]
      const setting = node ? settingOf(node) : ''
      return { value: id, label: `${kindWord(node?.kind ?? '')} · ${id}`, ...(setting ? { detail: setting } : {}), icon: kindIcon(node?.kind ?? '') }
    })
    return [{ value: NOWHERE, label: te('pick.nowhere'), icon: IconCircleOff }, ...listed]
  }, [definition, byName])
  function choose(value: string): void {
    actions.connect(at, value === NOWHERE ? null : value)
    onClose()
  }
  const node = kindWord(definition.nodes[at.node]?.kind ?? '')
  return <Choose title={te('pick.connect', { exit: exitName(at.exit ?? ''), node })} choices={choices} onChoose={choose} onClose={onClose} />
}
