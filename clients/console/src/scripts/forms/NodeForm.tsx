/** The form of one node: its name, its settings, its exits, a note. */

import { useMemo } from 'react'
import { setField } from '../editor/model/commands'
import { useEditor } from '../editor/createEditor'
import type { Editor, EditorState } from '../editor/store'
import type { FieldKind, NodeKind } from '../kinds'
import { tn } from '../../texts'
import { AroundContext } from './around'
import { ExitList } from './ExitList'
import { Field } from './Field'
import { fieldOf, issuesOf, unplaced } from './findings'
import { Findings } from './Findings'
import css from './forms.module.css'
import { pairs } from './inputs/Several'
import { NodeHead } from './NodeHead'
import { NodeNote } from './NodeNote'
import { FormContext, type FormOf } from './node'
import { OWN } from './own'
import { sectionsOf } from './sections'
import { useAroundOf } from './useAroundOf'
import { useRevealed } from './useRevealed'
import { valueOf, written } from './values'
import { hintOf, labelOf } from './words'

interface Props {
  editor: Editor
  kinds: readonly NodeKind[]
  nodeId: string
}

const definitionOf = (state: EditorState) => state.definition
const issuesIn = (state: EditorState) => state.issues

export function NodeForm({ editor, kinds, nodeId }: Props) {
  const definition = useEditor(editor, definitionOf)
  const issues = useEditor(editor, issuesIn)
  const around = useAroundOf(editor, kinds)
  const box = useRevealed(editor, nodeId)
  const node = Object.hasOwn(definition.nodes, nodeId) ? definition.nodes[nodeId] : undefined
  const kind = kinds.find((each) => each.kind === node?.kind)

  const form = useMemo<FormOf | null>(() => {
    if (!node || !kind) return null
    const change = (field: FieldKind, value: unknown, step?: boolean): void =>
      editor.run(setField(nodeId, field.name, written(field, value)), {
        label: tn('undo.change', { what: labelOf(kind, [field.name], field), node: nodeId }),
        ...(step ? {} : { merge: `${nodeId}/${field.name}` }),
      })
    return { editor, id: nodeId, node, kind, issues: issuesOf(issues, nodeId), change }
  }, [editor, nodeId, node, kind, issues])

  if (!node) return null
  if (!form || !kind) return <p className={css.none}>{tn('unknownKind', { kind: node.kind })}</p>
  const wrong = new Set(form.issues.map((issue) => fieldOf(issue.field ?? '')))
  const rest = unplaced(form.issues, kind.fields.map((field) => field.name))
  return (
    <AroundContext value={around}>
      <FormContext value={form}>
        <div ref={box} className={css.form} role="group" aria-label={tn('formOf', { node: nodeId })}>
          <NodeHead key={nodeId} />
          <Findings issues={rest} />
          {sectionsOf(kind, node, wrong).map(({ title, fields }) => (
            <fieldset key={title ?? ''} className={css.section}>
              {title && <legend>{tn(`sections.${title}`)}</legend>}
              <div className={css.fields}>
                {fields.map((field, at) => (
                  <div key={`${nodeId}.${field.name}`} className={css.field} data-half={pairs(fields)[at] || undefined}>
                    <Drawn form={form} field={field} />
                  </div>
                ))}
              </div>
            </fieldset>
          ))}
          <ExitList />
          <NodeNote key={`${nodeId} note`} />
        </div>
      </FormContext>
    </AroundContext>
  )
}

function Drawn({ form: { kind, node, change }, field }: { form: FormOf; field: FieldKind }) {
  const Shown = OWN[`${kind.kind}.${field.name}`] ?? Field
  return (
    <Shown
      field={field}
      path={field.name}
      label={labelOf(kind, [field.name], field)}
      hint={hintOf(kind, [field.name], field)}
      value={valueOf(node, field)}
      onChange={(value, step) => change(field, value, step)}
    />
  )
}
