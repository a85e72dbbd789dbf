/** The words of a kind's description: code in backticks, emphasis in asterisks, paragraphs. */

import type { ReactNode } from 'react'

export function Told({ text }: { text: string }): ReactNode {
  return text.split(/\n\s*\n/).map((paragraph, index) => (
    <p key={index}>
      <Words text={paragraph.replace(/\s+/g, ' ')} />
    </p>
  ))
}

export function Words({ text }: { text: string }): ReactNode {
  return text.split(/(`[^`]+`|\*[^*\s][^*]*\*)/).map((part, index) => {
    if (part.length > 2 && part.startsWith('`')) return <code key={index}>{part.slice(1, -1)}</code>
    if (part.length > 2 && part.startsWith('*')) return <em key={index}>{part.slice(1, -1)}</em>
    return part
  })
}
