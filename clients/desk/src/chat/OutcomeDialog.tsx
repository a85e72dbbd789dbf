/** The outcome while the chat still runs. */

import { Button, Group, Modal } from '@mantine/core'
import { toast } from '@cordboard/ui/toasts.tsx'
import type { DeskChat } from '@cordboard/wire/snapshot.ts'
import { useState } from 'react'
import { t } from '../texts'
import { OutcomeForm } from './OutcomeForm'
import { useOutcomes } from './useOutcomes'

export function OutcomeDialog({ chat, name, onClose }: { chat: DeskChat; name: string; onClose: () => void }) {
  const choosing = useOutcomes(chat)
  const [busy, setBusy] = useState(false)
  const { hindrance, rules } = choosing

  async function save(): Promise<void> {
    setBusy(true)
    const done = await choosing.save()
    setBusy(false)
    if (!done) return
    toast.tell(t('outcome.saved'))
    onClose()
  }

  return (
    <Modal opened onClose={onClose} title={t('outcome.title', { name })} size="lg">
      <OutcomeForm choosing={choosing} />
      <Group justify="flex-end" gap="xs" mt="lg">
        {hindrance && <span role="alert">{hindrance}</span>}
        <Button variant="default" onClick={onClose}>
          {t('transfer.cancel')}
        </Button>
        <Button loading={busy} disabled={hindrance !== '' || rules.outcomes.length === 0} onClick={() => void save()}>
          {t('outcome.save')}
        </Button>
      </Group>
    </Modal>
  )
}
