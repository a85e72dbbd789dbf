/** Says aloud, to screen readers, that a chat rings. */

import { VisuallyHidden } from '@mantine/core'
import { left } from '@cordboard/ui/format.ts'
import { serverNow } from '@cordboard/ui/clock.ts'
import { useMemo } from 'react'
import { useDesk } from '../desk'
import { t } from '../texts'

export function Announcer() {
  const { offers } = useDesk().state
  const newest = offers.at(-1)
  const text = useMemo(
    () =>
      newest
        ? t('offer.announce', {
            name: newest.visitor_name || t('who.visitor'),
            queue: newest.queue,
            count: left(newest.expires_at, serverNow()),
          })
        : '',
    [newest],
  )
  return (
    <VisuallyHidden role="alert" aria-live="assertive">
      {text}
    </VisuallyHidden>
  )
}
