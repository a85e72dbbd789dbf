/** The button above the routing points that asks which of them takes a page. */

import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { tw } from '../texts'
import { TryUrl } from './TryUrl'

export function TryDialog() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {tw('tryTitle')}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={tw('tryTitle')} size="lg">
        <TryUrl id="try-page" />
      </Modal>
    </>
  )
}
