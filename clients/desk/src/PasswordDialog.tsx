/** Changing the own password from the desk. */

import { Modal } from '@mantine/core'
import { PasswordForm } from '@cordboard/ui/PasswordForm.tsx'
import { toast } from '@cordboard/ui/toasts.tsx'
import { session } from '@cordboard/wire/calls.ts'
import { useDesk } from './desk'
import { t } from './texts'

export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const { desk } = useDesk()

  async function change(old: string, fresh: string): Promise<void> {
    await session.changePassword(desk.wire, old, fresh)
    toast.tell(t('password.changed'))
    onClose()
  }

  return (
    <Modal opened onClose={onClose} title={t('password.change')} size="sm">
      <PasswordForm onChange={change} />
    </Modal>
  )
}
