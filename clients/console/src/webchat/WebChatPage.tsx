/** Web Chat: routing points, layouts and the blacklist on one page. */

import { usePathname } from 'wouter/use-browser-location'
import { Panel } from '../collection/Panel'
import { useConsole } from '../here'
import { placeOf } from '../place'
import type { Layout, RoutingPoint } from '../types'
import { blacklist } from './blacklist'
import { CloneButton } from './CloneButton'
import { layouts } from './layouts'
import { Lookup } from './Lookup'
import { OrderButtons } from './OrderButtons'
import { points } from './points'
import { tw } from '../texts'

const PAGE = 'web-chat'

export function WebChatPage() {
  const { may } = useConsole()
  const { rest } = placeOf(usePathname())
  const [part, key] = rest
  const opened = (name: string): string | null => (part === name ? (key ?? null) : null)
  return (
    <>
      {may('routing_point:view') && (
        <Panel
          heading
          described={points}
          base={[PAGE, 'routing']}
          opened={opened('routing')}
          prefix="routing."
          note={tw('inOrder')}
          {...(may('routing_point:edit') ? { actions: (row: object) => <OrderButtons point={row as RoutingPoint} /> } : {})}
        />
      )}
      {may('layout:view') && (
        <Panel
          heading
          described={layouts}
          base={[PAGE, 'layouts']}
          opened={opened('layouts')}
          prefix="layouts."
          {...(may('layout:new') ? { actions: (row: object) => <CloneButton layout={row as Layout} /> } : {})}
        />
      )}
      {may('blacklist:view') && (
        <Panel heading described={blacklist} base={[PAGE, 'blacklist']} opened={opened('blacklist')} prefix="blacklist." aside={<Lookup />} />
      )}
    </>
  )
}
