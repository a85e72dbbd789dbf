/** The outcome while the chat still runs. */

import { Button, Group, Modal } from '@mantine/core'
import { toast } from '@cordboard/ui/toasts.tsx'
import type { DeskChat } from '@cordboard/wire/snapshot.ts'
import { useState } from 'react'
import { useDesk } from '../desk'
import { t } from '../texts'
import { OutcomeForm } from './OutcomeForm'
import { missing, type Chosen } from './outcomes'

export function OutcomeDialog({ chat, name, onClose }: { chat: DeskChat; name: string; onClose: () => void }) {
  const { state, commands } = useDesk()
  const [chosen, setChosen] = useState<Chosen>(chat.outcomes)
  const [busy, setBusy] = useState(false)
  const lacking = missing(chosen, state.outcomes)

  async function save(): Promise<void> {
    setBusy(true)
    const done = await commands.setOutcomes(chat.chat_id, { ...chosen })
    setBusy(false)
    if (!done) return
    toast.tell(t('outcome.saved'))
    onClose()
  }

  return (
    <Modal opened onClose={onClose} title={t('outcome.title', { name })} size="lg">
      <OutcomeForm outcomes={state.outcomes} chosen={chosen} onChange={setChosen} />
      <Group justify="flex-end" gap="xs" mt="lg">
        {lacking.length > 0 && <span role="alert">{t('outcome.missing', { names: lacking.join(', ') })}</span>}
        <Button variant="default" onClick={onClose}>
          {t('transfer.cancel')}
        </Button>
        <Button loading={busy} disabled={lacking.length > 0 || state.outcomes.length === 0} onClick={() => void save()}>
          {t('outcome.save')}
        </Button>
      </Group>
    </Modal>
  )
}
