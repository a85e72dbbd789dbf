/** Roles; a new one is made from nothing, or by cloning another. */

import { usePathname } from 'wouter/use-browser-location'
import { CloneButton } from '../collection/CloneButton'
import { Panel } from '../collection/Panel'
import { useConsole } from '../here'
import { placeOf } from '../place'
import type { Role } from '../types'
import { roles } from './roles'

export function RolesPage() {
  const { may } = useConsole()
  const { page, rest } = placeOf(usePathname())
  return (
    <Panel
      described={roles}
      base={[page]}
      opened={rest[0] ?? null}
      {...(may('role:new') ? { actions: (row: object) => <CloneButton path="roles" name={(row as Role).name} /> } : {})}
    />
  )
}
