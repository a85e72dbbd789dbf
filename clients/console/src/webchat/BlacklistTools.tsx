/** Above the blacklist: is an address on it, a table in, a table out. */

import { Button } from '@mantine/core'
import { IconDownload, IconUpload } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useConsole } from '../here'
import { tw } from '../texts'
import { Lookup } from './Lookup'

const ImportDialog = lazy(async () => ({ default: (await import('./ImportDialog')).ImportDialog }))

export function BlacklistTools() {
  const { server, may } = useConsole()
  return (
    <>
      <Lookup />
      <Button component="a" href={`${server.base}/blacklist/export`} download="blacklist.csv" variant="default" leftSection={<IconDownload size={16} />}>
        {tw('export')}
      </Button>
      {may('blacklist:new') && <ImportButton />}
    </>
  )
}

function ImportButton() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="default" leftSection={<IconUpload size={16} />} onClick={() => setOpen(true)}>
        {tw('import')}
      </Button>
      <Suspense>{open && <ImportDialog onClose={() => setOpen(false)} />}</Suspense>
    </>
  )
}
