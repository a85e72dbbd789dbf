/** API tokens; the secret of one that was just made is shown once. */

import { Button, Group, Modal } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { usePathname } from 'wouter/use-browser-location'
import { Panel } from '../collection/Panel'
import { useFocusBack } from '../focusBack'
import { placeOf } from '../place'
import { apiTokens, fresh } from './apiTokens'
import { Secret } from './Secret'
import { tc } from './texts'

export function ApiTokensPage() {
  const { page, rest } = placeOf(usePathname())
  const made = useSyncExternalStore(fresh.subscribe, fresh.current)
  return (
    <>
      <Panel described={apiTokens} base={[page]} opened={rest[0] ?? null} />
      {made && <Made name={made.name} token={made.token} onClose={() => fresh.show(null)} />}
    </>
  )
}

function Made({ name, token, onClose }: { name: string; token: string; onClose: () => void }) {
  useFocusBack()
  return (
    <Modal opened onClose={onClose} title={tc('madeTitle', { name })} size="md" closeOnClickOutside={false}>
      <p>{tc('madeText')}</p>
      <Secret label={tc('token')} value={token} />
      <Group justify="flex-end" mt="lg">
        <Button onClick={onClose}>{tc('done')}</Button>
      </Group>
    </Modal>
  )
}
