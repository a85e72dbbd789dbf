/** API tokens; the secret of one that was just made is shown once. */

import { Button, Group, Modal } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { usePathname } from 'wouter/use-browser-location'
import { Panel } from '../collection/Panel'
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
      {made && (
        <Modal opened onClose={() => fresh.show(null)} title={tc('madeTitle', { name: made.name })} size="md" closeOnClickOutside={false}>
          <p>{tc('madeText')}</p>
          <Secret label={tc('token')} value={made.token} />
          <Group justify="flex-end" mt="lg">
            <Button onClick={() => fresh.show(null)}>{tc('done')}</Button>
          </Group>
        </Modal>
      )}
    </>
  )
}
