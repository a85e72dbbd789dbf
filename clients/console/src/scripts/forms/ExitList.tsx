/** The exits of a node: when each is taken, and where it leads. */

import '@mantine/core/styles/Combobox.layer.css'
import { ActionIcon, Select } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useMemo } from 'react'
import { tn } from '../../texts'
import { useEditor } from '../editor/createEditor'
import { connect } from '../editor/model/commands'
import { exitsOf, FAILED, type Exit } from '../editor/model/exits'
import type { Definition } from '../editor/model/definition'
import type { EditorState } from '../editor/store'
import { useAround } from './around'
import { issuesAt } from './findings'
import { Findings } from './Findings'
import css from './forms.module.css'
import { useForm } from './node'
import { Words } from './Told'
import { exitName, kindName, takenOf } from './words'
import { LAZY, SCROLLING } from './lazy'

const nodesOf = (state: EditorState): Definition['nodes'] => state.definition.nodes
/** What of the nodes is listed; typing into one is no reason to list them anew. */
const listed = (nodes: Definition['nodes']): string => JSON.stringify(Object.entries(nodes).map(([id, node]) => [id, node.kind]))
/** No node has this id: it is longer than ids are. */
const NOWHERE = '-'.repeat(65)

/** What happens at an exit that leads nowhere. */
export function nowhereOf(exit: string): { value: string; label: string } {
  return { value: NOWHERE, label: tn(exit === FAILED ? 'nowhereFailed' : 'nowhere') }
}

export function ExitList() {
  const { editor, id, node, kind, issues } = useForm()
  const { names, readOnly } = useAround()
  const nodes = useEditor(editor, nodesOf)
  const known = exitsOf(node, kind)
  // A called script's ends are exits here, connected or not.
  const labels = kind.open_exits ? (names?.script.find((each) => each.name === node.script)?.labels ?? []) : []
  const missing = labels.filter((label) => known.every((exit) => exit.name !== label))
  const exits = [...known, ...missing.map((name): Exit => ({ name, to: null, taken: '', optional: true, stray: false }))]
  const all = listed(nodes)
  const targets = useMemo(() => {
    const others = (JSON.parse(all) as [string, string][]).filter(([other, each]) => other !== id && each !== 'start')
    return others.map(([other, each]) => ({ value: other, label: `${other} · ${kindName(each)}` }))
  }, [all, id])
  if (exits.length === 0) return null
  return (
    <fieldset className={css.section}>
      <legend>{tn('exits')}</legend>
      <ul className={css.exits}>
        {exits.map((exit) => {
          const taken = kind.exits.find((each) => each.name === exit.name)
          const at = exit.to
          const lost = at !== null && !Object.hasOwn(nodes, at)
          return (
            <li key={exit.name} data-field={`exits.${exit.name}`}>
              <div className={css.exitName}>
                <b>{exitName(kind, exit.name)}</b>
                {exit.optional && <span>{tn('optional')}</span>}
              </div>
              <p className={css.taken}>
                {taken ? <Words text={takenOf(kind, taken)} /> : exit.name === FAILED ? tn('failedTaken') : exit.stray ? tn('strayExit') : labels.includes(exit.name) ? tn('labelExit') : null}
              </p>
              <div className={css.target}>
                <Select
                  comboboxProps={LAZY}
                  {...SCROLLING}
                  aria-label={tn('leadsTo', { exit: exitName(kind, exit.name) })}
                  value={at ?? NOWHERE}
                  readOnly={readOnly}
                  searchable
                  openOnFocus={false}
                  allowDeselect={false}
                  limit={200}
                  nothingFoundMessage={tn('noNode')}
                  error={lost}
                  data={[nowhereOf(exit.name), ...targets, ...(at !== null && !targets.some((each) => each.value === at) ? [{ value: at, label: at }] : [])]}
                  onChange={(next) =>
                    next !== null && editor.run(connect(id, exit.name, next === NOWHERE ? null : next), { label: tn('undo.connect', { exit: exit.name, node: id }) })
                  }
                />
                <ActionIcon variant="default" size={34} aria-label={tn('goTo', { node: at ?? '' })} disabled={at === null || lost} onClick={() => at !== null && editor.reveal(at)}>
                  <IconArrowRight size={16} />
                </ActionIcon>
              </div>
              <Findings issues={issuesAt(issues, `exits.${exit.name}`)} />
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}
