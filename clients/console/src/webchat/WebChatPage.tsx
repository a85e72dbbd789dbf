/** Web Chat: routing points, layouts and the blacklist on one page. */

import { usePathname } from 'wouter/use-browser-location'
import { lazy, Suspense } from 'react'
import { Panel } from '../collection/Panel'
import { useConsole } from '../here'
import { CloneButton } from '../layouts/CloneButton'
import { layouts } from '../layouts/list'
import { tabOf } from '../layouts/tabs'
import { placeOf } from '../place'
import type { Layout, RoutingPoint } from '../types'
import { blacklist } from './blacklist'
import { BlacklistTools } from './BlacklistTools'
import { OrderButtons } from './OrderButtons'
import { points } from './points'
import { TryDialog } from './TryDialog'
import { speakOfWindow, tw } from '../texts'

const PAGE = 'web-chat'
const LayoutPage = lazy(async () => {
  const [{ LayoutPage: Page }] = await Promise.all([import('../layouts/LayoutPage'), speakOfWindow()])
  return { default: Page }
})

export function WebChatPage() {
  const { may } = useConsole()
  const { rest } = placeOf(usePathname())
  const [part, key, tab] = rest
  const opened = (name: string): string | null => (part === name ? (key ?? null) : null)
  // A layout has a page of its own: its form and the window beside it need the width.
  if (part === 'layouts' && key !== undefined && may('layout:view')) {
    return (
      <Suspense>
        <LayoutPage name={key} tab={tabOf(tab)} />
      </Suspense>
    )
  }
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
          aside={<TryDialog />}
          {...(may('routing_point:edit') ? { actions: (row: object) => <OrderButtons point={row as RoutingPoint} /> } : {})}
        />
      )}
      {may('layout:view') && (
        <Panel
          heading
          described={layouts}
          base={[PAGE, 'layouts']}
          opened={null}
          prefix="layouts."
          {...(may('layout:new') ? { actions: (row: object) => <CloneButton layout={row as Layout} /> } : {})}
        />
      )}
      {may('blacklist:view') && (
        <Panel heading described={blacklist} base={[PAGE, 'blacklist']} opened={opened('blacklist')} prefix="blacklist." aside={<BlacklistTools />} />
      )}
    </>
  )
}
