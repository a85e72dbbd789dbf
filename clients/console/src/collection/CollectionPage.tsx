/** A page that is one collection. */

import { usePathname } from 'wouter/use-browser-location'
import { placeOf } from '../place'
import type { AnyDescribed } from './described'
import { Panel } from './Panel'

export function CollectionPage({ described }: { described: AnyDescribed }) {
  const { page, rest } = placeOf(usePathname())
  return <Panel described={described} base={[page]} opened={rest[0] ?? null} />
}
