/** Hands the chat on: to a queue or a colleague, with a note. */

import '@mantine/core/styles/Combobox.layer.css'
import '@mantine/core/styles/FloatingIndicator.layer.css'
import '@mantine/core/styles/SegmentedControl.layer.css'
import { Button, Group, Modal, SegmentedControl, Select, Stack, Textarea } from '@mantine/core'
import type { Colleague, DeskChat } from '@cordboard/wire/snapshot.ts'
import { useState, type FormEvent, type KeyboardEvent } from 'react'
import { useDesk } from '../desk'
import { t } from '../texts'

type Kind = 'queue' | 'agent' | 'point'

export function TransferDialog({ chat, name, onClose }: { chat: DeskChat; name: string; onClose: () => void }) {
  const { state, commands } = useDesk()
  const [kind, setKind] = useState<Kind>('queue')
  const [targets, setTargets] = useState<Partial<Record<Kind, string | null>>>({})
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const target = targets[kind] ?? null
  const aim = (value: string | null): void => setTargets((old) => ({ ...old, [kind]: value }))
  const points = state.points.filter((one) => one.name !== chat.point)
  const colleagues = state.colleagues.filter((one) => one.user_name !== state.me.user_name)

  async function go(): Promise<void> {
    if (!target || busy) return
    setBusy(true)
    const done = await commands.transfer(chat.chat_id, `${kind}:${target}`, note.trim())
    setBusy(false)
    if (done) onClose()
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    void go()
  }

  function press(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void go()
  }

  return (
    <Modal opened onClose={onClose} title={t('transfer.title', { name })} size="md">
      <form onSubmit={submit} onKeyDown={press}>
        <Stack gap="md">
          <SegmentedControl
            fullWidth
            value={kind}
            onChange={(value) => setKind(value as Kind)}
            data={[
              { value: 'queue', label: t('transfer.toQueue') },
              { value: 'agent', label: t('transfer.toAgent') },
              ...(points.length > 0 ? [{ value: 'point', label: t('transfer.toPoint') }] : []),
            ]}
          />
          {kind === 'queue' ? (
            <Select
              data-autofocus
              key="queue"
              label={t('transfer.queue')}
              placeholder={t('outcome.choose')}
              description={t('transfer.keeps')}
              searchable
              value={target}
              onChange={aim}
              data={state.queues.map((one) => ({
                value: one.name,
                label: `${one.name} · ${t('transfer.queueLine', { waiting: one.waiting, ready: one.ready })}`,
              }))}
            />
          ) : kind === 'agent' ? (
            <Select
              key="agent"
              label={t('transfer.agent')}
              placeholder={t('outcome.choose')}
              searchable
              nothingFoundMessage={t('transfer.nobody')}
              value={target}
              onChange={aim}
              data={colleagues.map((one) => ({ value: one.user_name, label: `${one.full_name || one.user_name} · ${able(one)}` }))}
            />
          ) : (
            <Select
              key="point"
              label={t('visitor.point')}
              placeholder={t('outcome.choose')}
              description={t('transfer.anew')}
              searchable
              value={target}
              onChange={aim}
              data={points.map((one) => ({ value: one.name, label: one.description ? `${one.name} · ${one.description}` : one.name }))}
            />
          )}
          <Textarea label={t('transfer.note')} rows={3} maxLength={1000} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('transfer.cancel')}
            </Button>
            <Button type="submit" loading={busy} disabled={!target}>
              {t('transfer.go')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

/** Whether a chat could be handed to them now. */
function able({ state, free }: Colleague): string {
  return state === 'ready' ? t('transfer.free', { count: free ?? 0 }) : t('state.not_ready')
}
