/** What the check has found, the grave first; choosing one goes to its node and field. */

import { said } from '@cordboard/ui/said.ts'
import { IconAlertTriangle, IconCircleCheck, IconExclamationCircle } from '@tabler/icons-react'
import { te } from '../../texts'
import { useEditor } from './createEditor'
import { useEditing } from './editing'
import css from './issues.module.css'
import { kindWord } from './kindLook'
import type { Issue } from './model/definition'
import type { EditorState } from './store'

const issuesOf = (state: EditorState) => state.issues
const nodesOf = (state: EditorState) => state.definition.nodes

export const isGrave = (issue: Issue): boolean => issue.severity !== 'warning'

export function Issues() {
  const { editor, cursor } = useEditing()
  const issues = useEditor(editor, issuesOf)
  const nodes = useEditor(editor, nodesOf)
  if (issues.length === 0) {
    return (
      <p className={css.none}>
        <IconCircleCheck size={18} /> {te('issues.none')}
      </p>
    )
  }

  function go({ node, field }: Issue): void {
    if (node) cursor.set({ node, exit: null })
    editor.reveal(node ?? '', field)
  }

  return (
    <ul className={css.list}>
      {[...issues.filter(isGrave), ...issues.filter((issue) => !isGrave(issue))].map((issue, at) => {
        const kind = issue.node ? nodes[issue.node]?.kind : undefined
        const grave = isGrave(issue)
        return (
          <li key={`${at} ${issue.code} ${issue.node ?? ''} ${issue.field ?? ''}`}>
            <button type="button" className={css.issue} data-grave={grave || undefined} onClick={() => go(issue)}>
              {grave ? <IconExclamationCircle size={16} /> : <IconAlertTriangle size={16} />}
              <span className={css.where}>
                <b>{te(grave ? 'issues.error' : 'issues.warning')}</b> {kind ? `${kindWord(kind)} · ${issue.node ?? ''}` : te('issues.script')}
              </span>
              <span dir="auto">{said(issue.sentence)}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
