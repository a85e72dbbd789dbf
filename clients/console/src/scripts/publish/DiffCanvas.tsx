/** A version drawn with what changed since another: new, changed, and as shadows what is gone. */

import { Skeleton } from '@mantine/core'
import { useEffect, useMemo } from 'react'
import { tdiff } from '../../texts'
import { ScriptCanvas } from '../editor/canvas/ScriptCanvas'
import { createEditor } from '../editor/createEditor'
import type { Definition } from '../editor/model/definition'
import { diffOverlay } from '../editor/model/diff'
import { useKinds } from '../forms/useKinds'
import css from './publish.module.css'

interface Props {
  before: Definition
  after: Definition
  from: number
  to: number
  /** The node to bring into view. */
  shown?: string | null
  /** As high as there is room. */
  whole?: boolean
}

export function DiffCanvas({ before, after, from, to, shown = null, whole = false }: Props) {
  const kinds = useKinds()
  const editor = useMemo(() => {
    const made = createEditor(after, { readOnly: true })
    made.setOverlay(diffOverlay(before, after))
    return made
  }, [before, after])

  useEffect(() => {
    if (shown) editor.reveal(shown)
  }, [editor, shown])

  return (
    <figure className={css.drawing} data-whole={whole || undefined} aria-label={tdiff('drawn', { before: from, after: to })}>
      {kinds ? <ScriptCanvas editor={editor} kinds={kinds} label={tdiff('drawn', { before: from, after: to })} /> : <Skeleton height="100%" />}
    </figure>
  )
}
