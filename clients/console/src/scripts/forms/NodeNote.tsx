/** A remark for readers of the flowchart. */

import { Textarea } from '@mantine/core'
import { tn } from '../../texts'
import { setNote } from '../editor/model/commands'
import { useAround } from './around'
import css from './forms.module.css'
import { useForm } from './node'

const LONGEST = 1_000

export function NodeNote() {
  const { editor, id, node } = useForm()
  const { readOnly } = useAround()
  return (
    <div className={css.section}>
      <Textarea
        label={tn('note')}
        description={tn('noteHint')}
        value={node.note ?? ''}
        readOnly={readOnly}
        maxLength={LONGEST}
        rows={2}
        data-field="note"
        onChange={(event) => editor.run(setNote(id, event.currentTarget.value), { label: tn('undo.note', { node: id }), merge: `${id}/note` })}
      />
    </div>
  )
}
