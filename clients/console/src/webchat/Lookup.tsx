/** “Is this address blocked, and by what?” */

import { Button, Group, Modal, TextInput } from '@mantine/core'
import { Problem } from '@cordboard/wire/http.ts'
import { useState, type FormEvent } from 'react'
import { useFocusBack } from '../focusBack'
import form from '../form/form.module.css'
import { useConsole } from '../here'
import { Link } from '../nav/Link'
import { pathOf } from '../place'
import { t, tw } from '../texts'
import type { BlacklistEntry } from '../types'

interface Found {
  readonly address: string
  readonly blacklisted: boolean
  readonly entries: readonly BlacklistEntry[]
}

export function Lookup() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {tw('isBlocked')}
      </Button>
      {open && <LookupDialog onClose={() => setOpen(false)} />}
    </>
  )
}

function LookupDialog({ onClose }: { onClose: () => void }) {
  useFocusBack()
  const { server } = useConsole()
  const [address, setAddress] = useState('')
  const [found, setFound] = useState<Found | null>(null)
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    event.stopPropagation()
    setFound(null)
    if (!address.trim()) return setWrong(t('wrong.missing'))
    setWrong('')
    setBusy(true)
    try {
      setFound(await server.call<Found>('GET', `/blacklist/lookup?address=${encodeURIComponent(address.trim())}`))
    } catch (error) {
      setWrong(error instanceof Problem && error.status > 0 ? error.message : t('trouble.unreached'))
    }
    setBusy(false)
  }

  return (
    <Modal opened onClose={onClose} title={tw('isBlocked')} size="sm">
      <form noValidate onSubmit={(event) => void submit(event)}>
        <TextInput
          data-autofocus
          label={tw('address')}
          value={address}
          error={wrong}
          maxLength={60}
          spellCheck={false}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <div role="status">
          {found && <p>{tw(found.blacklisted ? 'blocked' : 'notBlocked', { address: found.address })}</p>}
          {found && found.entries.length > 0 && (
            <ul className={form.uses}>
              {found.entries.map((entry) => (
                <li key={entry.id}>
                  <Link href={pathOf('web-chat', 'blacklist', entry.id)} onClick={onClose}>
                    {entry.description || entry.start}
                  </Link>
                  {entry.start !== entry.end && ` (${entry.start} – ${entry.end})`}
                </li>
              ))}
            </ul>
          )}
        </div>
        <Group justify="flex-end" gap="xs" mt="lg">
          <Button variant="default" onClick={onClose}>
            {t('form.close')}
          </Button>
          <Button type="submit" loading={busy}>
            {tw('lookUp')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
