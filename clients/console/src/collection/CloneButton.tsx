/** A new object is made by copying another, under a name of its own. */

import { Button, Group, Modal, TextInput } from '@mantine/core'
import { toast } from '@cordboard/ui/toasts.tsx'
import { Problem } from '@cordboard/wire/http.ts'
import { useState, type FormEvent } from 'react'
import { useFocusBack } from '../focusBack'
import { useConsole } from '../here'
import { go } from '../leaving'
import { pathOf } from '../place'
import { t } from '../texts'

interface Props {
  /** The collection's, in the API and as the page's address. */
  path: string
  name: string
}

export function CloneButton({ path, name }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="subtle" size="compact-sm" aria-label={t('form.cloneTitle', { name })} onClick={() => setOpen(true)}>
        {t('form.clone')}
      </Button>
      {open && <CloneDialog path={path} name={name} onClose={() => setOpen(false)} />}
    </>
  )
}

function CloneDialog({ path, name, onClose }: Props & { onClose: () => void }) {
  useFocusBack()
  const { server, lists } = useConsole()
  const [wanted, setWanted] = useState('')
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    event.stopPropagation()
    const copy = wanted.trim()
    if (!copy) return setWrong(t('wrong.missing'))
    setBusy(true)
    try {
      await server.create(`${path}/${encodeURIComponent(name)}/clone`, { name: copy })
      lists.changed()
      toast.tell(t('form.created', { name: copy }))
      onClose()
      go(pathOf(path, copy))
    } catch (error) {
      setWrong(error instanceof Problem && error.status > 0 ? error.message : t('trouble.unreached'))
      setBusy(false)
    }
  }

  return (
    <Modal opened onClose={onClose} title={t('form.cloneTitle', { name })} size="sm">
      <form noValidate onSubmit={(event) => void submit(event)}>
        <TextInput data-autofocus label={t('form.cloneName')} value={wanted} error={wrong} maxLength={100} required onChange={(event) => setWanted(event.currentTarget.value)} />
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
