/** A script drawn to be looked at, with something drawn over it. */

import { Skeleton } from '@mantine/core'
import { useEffect, useMemo } from 'react'
import { createEditor } from '../editor/createEditor'
import { ScriptCanvas } from '../editor/canvas/ScriptCanvas'
import type { Definition } from '../editor/model/definition'
import type { Overlay } from '../editor/model/overlay'
import { useKinds } from '../forms/useKinds'

interface Props {
  definition: Definition
  overlay: Overlay | null
  label: string
  /** Brought into view. */
  node?: string | null
}

export function Drawing({ definition, overlay, label, node = null }: Props) {
  const kinds = useKinds()
  const editor = useMemo(() => createEditor(definition, { readOnly: true }), [definition])
  useEffect(() => editor.setOverlay(overlay), [editor, overlay])
  useEffect(() => {
    if (node !== null) editor.reveal(node)
  }, [editor, node])
  if (!kinds) return <Skeleton height="100%" />
  return <ScriptCanvas key={label} editor={editor} kinds={kinds} label={label} />
}
