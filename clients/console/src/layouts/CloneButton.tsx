/** A new layout is made by cloning another. */

import { Button, Group, Modal, TextInput } from '@mantine/core'
import { toast } from '@cordboard/ui/toasts.tsx'
import { Problem } from '@cordboard/wire/http.ts'
import { useState, type FormEvent } from 'react'
import { useFocusBack } from '../focusBack'
import { useConsole } from '../here'
import { go, leave } from '../leaving'
import { pathOf } from '../place'
import { t, tw } from '../texts'
import type { Layout } from '../types'

export function CloneButton({ layout }: { layout: Layout }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="subtle" size="compact-sm" aria-label={tw('cloneOf', { name: layout.name })} onClick={() => setOpen(true)}>
        {t('form.clone')}
      </Button>
      {open && <CloneDialog layout={layout} onClose={() => setOpen(false)} />}
    </>
  )
}

function CloneDialog({ layout, onClose }: { layout: Layout; onClose: () => void }) {
  useFocusBack()
  const { server, lists } = useConsole()
  const [name, setName] = useState('')
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    event.stopPropagation()
    const wanted = name.trim()
    if (!wanted) return setWrong(t('wrong.missing'))
    setBusy(true)
    try {
      await server.create(`layouts/${encodeURIComponent(layout.name)}/clone`, { name: wanted })
      lists.changed()
      toast.tell(t('form.created', { name: wanted }))
      onClose()
      leave(() => go(pathOf('web-chat', 'layouts', wanted)))
    } catch (error) {
      setWrong(error instanceof Problem && error.status > 0 ? error.message : t('trouble.unreached'))
      setBusy(false)
    }
  }

  return (
    <Modal opened onClose={onClose} title={tw('cloneTitle', { name: layout.name })} size="sm">
      <form noValidate onSubmit={(event) => void submit(event)}>
        <TextInput data-autofocus label={tw('cloneName')} value={name} error={wrong} maxLength={100} required onChange={(event) => setName(event.currentTarget.value)} />
        <Group justify="flex-end" gap="xs" mt="lg">
          <Button variant="default" onClick={onClose}>
            {t('form.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('form.clone')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
