/** What is selected: one node's form, what can be done with several, or the script's own properties. */

import { Button, Group } from '@mantine/core'
import { PropertiesForm } from '../forms/PropertiesForm'
import { NodeForm } from '../forms/NodeForm'
import { te } from '../../texts'
import { writeClipboard } from './clip'
import { useEditor } from './createEditor'
import { useEditing } from './editing'
import { kindIcon, kindWord } from './kindLook'
import css from './page.module.css'
import type { EditorState } from './store'

const selectionOf = (state: EditorState) => state.selection

export function Inspector() {
  const { editor, kinds } = useEditing()
  const selection = useEditor(editor, selectionOf)
  const [only] = selection
  if (selection.size > 1) return <Several ids={[...selection]} />
  if (only !== undefined) return <NodeForm key={only} editor={editor} kinds={kinds} nodeId={only} />
  return <PropertiesForm editor={editor} />
}

function Several({ ids }: { ids: readonly string[] }) {
  const { editor, actions } = useEditing()
  const { nodes } = useEditor(editor, (state) => state.definition)
  const readOnly = useEditor(editor, (state) => state.readOnly)
  return (
    <section className={css.several}>
      <h2 className={css.formTitle}>{te('inspector.many', { count: ids.length })}</h2>
      <p>{te('inspector.manyHint')}</p>
      <Group gap="xs">
        <Button
          variant="default"
          onClick={() => {
            const text = actions.copy()
            if (text !== null) void writeClipboard(text)
          }}
        >
          {te('menu.copy')}
        </Button>
        <Button variant="default" disabled={readOnly} onClick={actions.duplicate}>
          {te('menu.duplicate')}
        </Button>
        <Button variant="default" disabled={readOnly} onClick={actions.tidy}>
          {te('menu.tidySelected')}
        </Button>
        <Button variant="subtle" color="red.8" disabled={readOnly} onClick={actions.remove}>
          {te('menu.remove')}
        </Button>
      </Group>
      <ul>
        {ids.map((id) => {
          const Icon = kindIcon(nodes[id]?.kind ?? '')
          return (
            <li key={id}>
              <button type="button" onClick={() => editor.reveal(id)}>
                <Icon size={16} />
                {kindWord(nodes[id]?.kind ?? '')} <span dir="auto">{id}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
