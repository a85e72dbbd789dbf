/** A script drawn as a flowchart: to be built on, or, read-only, to show a way, shares or a difference on it. */

import { ReactFlowProvider } from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { use } from 'react'
import type { NodeKind } from '../../kinds'
import { EditingContext } from '../editing'
import { OpenScript } from '../OpenScript'
import type { Editor } from '../store'
import { Flow } from './Flow'

interface Props {
  editor: Editor
  kinds: readonly NodeKind[]
  /** What the drawing is called, where a page has several. */
  label?: string
}

export function ScriptCanvas({ editor, kinds, label }: Props) {
  const around = use(EditingContext)
  const flow = (
    <ReactFlowProvider>
      <Flow {...(label === undefined ? {} : { label })} />
    </ReactFlowProvider>
  )
  if (around?.editor === editor) return flow
  return (
    <OpenScript editor={editor} kinds={kinds}>
      {flow}
    </OpenScript>
  )
}
