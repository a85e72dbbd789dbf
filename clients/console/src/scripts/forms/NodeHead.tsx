/** Which node this is: its name, its kind, and what the kind does. */

import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { t, tn } from '../../texts'
import { renameNode } from '../editor/model/commands'
import { useAround } from './around'
import { issuesAt } from './findings'
import { Findings } from './Findings'
import css from './forms.module.css'
import { useForm } from './node'
import { Told, Words } from './Told'
import { useDraft } from './useDraft'
import { kindName, summaryOf } from './words'

export function NodeHead() {
  const { editor, id, kind, issues } = useForm()
  const { readOnly } = useAround()
  const [more, setMore] = useState(false)
  const draft = useDraft(
    id,
    (text) => {
      const to = text.trim()
      editor.run(renameNode(id, to), { label: tn('undo.rename', { what: id }) })
      editor.select([to])
    },
    (text) => {
      const wanted = text.trim()
      if (wanted === '') return t('wrong.missing')
      if ([...wanted].length > 64) return t('wrong.longer', { count: 64 })
      if (wanted.includes('/')) return tn('noSlash')
      return wanted !== id && Object.hasOwn(editor.state().definition.nodes, wanted) ? tn('takenName') : undefined
    },
    true,
  )
  const rest = kind.description.slice(kind.description.indexOf('.') + 1).trim()
  return (
    <header className={css.head}>
      <p className={css.kind}>{kindName(kind.kind)}</p>
      <TextInput
        label={tn('name')}
        value={draft.text}
        readOnly={readOnly}
        error={draft.wrong}
        spellCheck={false}
        data-field="id"
        onChange={(event) => draft.write(event.currentTarget.value)}
        onBlur={draft.settle}
        onKeyDown={(event) => event.key === 'Enter' && draft.settle()}
      />
      <Findings issues={issuesAt(issues, 'id')} />
      <div className={css.about}>
        <p>
          <Words text={summaryOf(kind)} />
          {rest !== '' && (
            <Button variant="subtle" size="compact-xs" aria-expanded={more} onClick={() => setMore(!more)}>
              {tn(more ? 'less' : 'more')}
            </Button>
          )}
        </p>
        {more && <Told text={rest} />}
      </div>
    </header>
  )
}
