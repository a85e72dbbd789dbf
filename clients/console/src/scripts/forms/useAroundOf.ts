/** What the forms of an open script can draw on. */

import { useMemo } from 'react'
import { useEditor } from '../editor/createEditor'
import type { Editor, EditorState } from '../editor/store'
import type { NodeKind } from '../kinds'
import type { Property } from '../../types'
import type { Around } from './around'
import { useLanguage, useNameable } from './useKinds'
import { variablesOf } from './values'

const definitionOf = (state: EditorState) => state.definition
const readOnlyOf = (state: EditorState) => state.readOnly
const NO_PROPERTIES: readonly Property[] = []

export function useAroundOf(editor: Editor, kinds: readonly NodeKind[]): Around {
  const definition = useEditor(editor, definitionOf)
  const readOnly = useEditor(editor, readOnlyOf)
  const language = useLanguage()
  const names = useNameable()
  const properties = definition.properties ?? NO_PROPERTIES
  // Compared by what they say: typing into a text is no reason to work the completion out anew.
  const said = variablesOf(definition, kinds).join(' ')
  const variables = useMemo(() => said.split(' '), [said])
  return useMemo(() => ({ properties, variables, language, names, readOnly }), [properties, variables, language, names, readOnly])
}
