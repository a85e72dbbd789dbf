/** Opens what the check has found; its sign and its number tell how much that is. */

import { Button, VisuallyHidden } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconExclamationCircle } from '@tabler/icons-react'
import { te } from '../../texts'
import { useEditor } from './createEditor'
import { useEditing } from './editing'
import { isGrave } from './Issues'
import css from './head.module.css'
import type { EditorState } from './store'

interface Props {
  shown: boolean
  /** Without its word, where there is little room. */
  brief: boolean
  onToggle: () => void
}

const issuesOf = (state: EditorState) => state.issues

export function CheckButton({ shown, brief, onToggle }: Props) {
  const { editor } = useEditing()
  const issues = useEditor(editor, issuesOf)
  const Sign = issues.some(isGrave) ? IconExclamationCircle : issues.length > 0 ? IconAlertTriangle : IconCircleCheck
  const look = issues.some(isGrave) ? css.grave : issues.length > 0 ? css.warns : css.well
  const word = te('page.check')
  return (
    <Button variant={shown ? 'light' : 'default'} color={shown ? 'cord' : 'gray'} aria-expanded={shown} title={brief ? word : undefined} onClick={onToggle}>
      <Sign size={16} className={look} aria-hidden />
      {brief ? <VisuallyHidden>{word}</VisuallyHidden> : <span className={css.beside}>{word}</span>}
      {/* Its room is kept: the first finding moves nothing. */}
      {(issues.length > 0 || !brief) && (
        <span className={css.count} aria-hidden data-none={issues.length === 0 || undefined}>
          {issues.length}
        </span>
      )}
      {issues.length > 0 && <VisuallyHidden> {te('node.issues', { count: issues.length })}</VisuallyHidden>}
    </Button>
  )
}
