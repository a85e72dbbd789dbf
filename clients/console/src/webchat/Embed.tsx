/** The line for the pages that may chat, to be copied. */

import { Anchor, Button } from '@mantine/core'
import '@mantine/core/styles/Anchor.layer.css'
import { toast } from '@cordboard/ui/toasts.tsx'
import { IconCopy, IconExternalLink } from '@tabler/icons-react'
import { useRef } from 'react'
import { tw } from '../texts'
import { snippet } from './snippet'
import css from './webchat.module.css'

export function Embed({ point }: { point: string }) {
  const line = useRef<HTMLElement>(null)

  async function copy(): Promise<void> {
    if (await copied(snippet(location.origin, point), line.current)) toast.tell(tw('copied'))
    else toast.warn(tw('copyFailed'))
  }

  return (
    <div>
      <p className={css.hint}>{tw('embedText')}</p>
      <div className={css.embed}>
        <code ref={line} tabIndex={0}>
          {snippet(location.origin, point)}
        </code>
        <Button variant="default" leftSection={<IconCopy size={16} />} onClick={() => void copy()}>
          {tw('copy')}
        </Button>
      </div>
      <p className={css.test}>
        <Anchor href={`/test/${encodeURIComponent(point)}`} target="_blank" rel="noopener" underline="always">
          {tw('testPage')} <IconExternalLink size={14} aria-hidden />
        </Anchor>{' '}
        <span>{tw('testPageText')}</span>
      </p>
    </div>
  )
}

/** A page without TLS has no clipboard of its own: then what is shown is selected and copied the old way. */
async function copied(text: string, shown: HTMLElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const selection = getSelection()
    if (!shown || !selection) return false
    selection.selectAllChildren(shown)
    return document.execCommand('copy')
  }
}
