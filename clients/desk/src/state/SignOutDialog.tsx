/** Signing out, with what it means for the chats at hand. */

import { Confirm } from '@cordboard/ui/Confirm.tsx'
import { toast } from '@cordboard/ui/toasts.tsx'
import { talking } from '@cordboard/wire/floor.ts'
import { useState } from 'react'
import { useDesk } from '../desk'
import { t } from '../texts'

export function SignOutDialog({ onClose }: { onClose: () => void }) {
  const { state, signOut } = useDesk()
  const [busy, setBusy] = useState(false)
  const count = talking(state).length

  async function leave(): Promise<void> {
    setBusy(true)
    try {
      await signOut()
    } catch (error) {
      toast.fail(t('state.failed'), error instanceof Error ? error.message : '')
      setBusy(false)
    }
  }

  return (
    <Confirm
      open
      title={t('state.signOutTitle')}
      confirm={t('state.signOut')}
      danger={count > 0}
      busy={busy}
      onConfirm={() => void leave()}
      onClose={onClose}
    >
      {count > 0 ? t('state.signOutChats', { count }) : t('state.signOutPlain')}
    </Confirm>
  )
}
