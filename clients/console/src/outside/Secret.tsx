/** A secret to be copied: shown in a field, with a button. */

import { ActionIcon, TextInput } from '@mantine/core'
import { toast } from '@cordboard/ui/toasts.tsx'
import { IconCopy } from '@tabler/icons-react'
import css from './outside.module.css'
import { tc } from './texts'

export function Secret({ label, value }: { label: string; value: string }) {
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(value)
      toast.tell(tc('copied'))
    } catch {
      toast.warn(tc('copyFailed'))
    }
  }
  return (
    <div className={css.secret}>
      <TextInput label={label} value={value} readOnly classNames={{ input: css.code ?? '' }} onFocus={(event) => event.currentTarget.select()} />
      <ActionIcon variant="default" size={36} aria-label={tc('copyOf', { what: label })} title={tc('copy')} onClick={() => void copy()}>
        <IconCopy size={18} />
      </ActionIcon>
    </div>
  )
}
