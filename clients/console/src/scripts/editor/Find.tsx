/** Searching the script; choosing goes there. */

import { useCallback } from 'react'
import { te } from '../../texts'
import { Choose, type Choice } from './Choose'
import { useEditing } from './editing'
import { kindIcon, kindWord, settingOf } from './kindLook'
import { found } from './model/find'

export function Find({ onClose }: { onClose: (back?: boolean) => void }) {
  const { editor, goTo } = useEditing()
  const narrow = useCallback(
    (filter: string): readonly Choice[] => {
      const { definition } = editor.state()
      const hits = filter.trim() === '' ? Object.keys(definition.nodes).map((node) => ({ node, field: '', text: '' })) : found(definition, filter, kindWord)
      return hits.flatMap(({ node: id, field, text }): Choice[] => {
        const node = definition.nodes[id]
        return node ? [{ value: id, label: `${kindWord(node.kind)} · ${id}`, detail: field ? `${field}: ${text}` : settingOf(node), icon: kindIcon(node.kind) }] : []
      })
    },
    [editor],
  )
  function choose(id: string): void {
    onClose(false)
    editor.reveal(id)
    goTo({ node: id, exit: null })
  }
  return <Choose title={te('find.title')} placeholder={te('find.placeholder')} choices={[]} narrow={narrow} onChoose={choose} onClose={onClose} />
}
