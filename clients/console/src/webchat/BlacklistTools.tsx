/** Above the blacklist: is an address on it, a table in, a table out. */

import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useConsole } from '../here'
import { tw } from '../texts'
import { ImportButton } from './ImportDialog'
import { Lookup } from './Lookup'

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
