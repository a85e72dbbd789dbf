/** Asks before a chat is ended. */

import { Confirm } from '@cordboard/ui/Confirm.tsx'
import type { DeskChat } from '@cordboard/wire/snapshot.ts'
import { useState } from 'react'
import { useDesk } from '../desk'
import { t } from '../texts'

interface Props {
  chat: DeskChat
  name: string
  draft: boolean
  onClose: () => void
}

export function EndDialog({ chat, name, draft, onClose }: Props) {
  const { commands } = useDesk()
  const [busy, setBusy] = useState(false)

  async function end(): Promise<void> {
    setBusy(true)
    await commands.end(chat.chat_id)
    setBusy(false)
    onClose()
  }

  return (
    <Confirm open title={t('end.title', { name })} confirm={t('end.go')} danger busy={busy} onConfirm={() => void end()} onClose={onClose}>
      <p>{t('end.text')}</p>
      {draft && <p>{t('end.draft')}</p>}
    </Confirm>
  )
}
