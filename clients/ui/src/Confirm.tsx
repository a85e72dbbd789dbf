/** A question before something that cannot be taken back. The safe answer is Escape. */

import { Button, Group, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useFocusBack } from './focusBack'
import { t } from './texts'

interface Props {
  open: boolean
  title: string
  confirm: string
  /** What the safe answer is called; without it “Cancel”. */
  cancel?: string
  danger?: boolean
  /** The safe answer has the focus: the question came up by itself, perhaps under a key that was meant for something else. */
  wary?: boolean
  busy?: boolean
  children: ReactNode
  onConfirm: () => void
  onClose: () => void
}

export function Confirm({ open, ...question }: Props) {
  return open && <Question {...question} />
}

function Question({ title, confirm, cancel, danger, wary, busy, children, onConfirm, onClose }: Omit<Props, 'open'>) {
  useFocusBack()
  return (
    <Modal opened onClose={onClose} title={title} size="sm">
      <div>{children}</div>
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button data-autofocus={wary || undefined} variant="default" onClick={onClose}>
          {cancel ?? t('dialog.cancel')}
        </Button>
        <Button data-autofocus={!wary || undefined} color={danger ? 'red.8' : 'cord'} loading={busy ?? false} onClick={onConfirm}>
          {confirm}
        </Button>
      </Group>
    </Modal>
  )
}
