/** Users with how they stand now, and many made at once. */

import { Button } from '@mantine/core'
import { IconUsersPlus } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { usePathname } from 'wouter/use-browser-location'
import { useListed } from '../collection/lists'
import { Panel } from '../collection/Panel'
import { useConsole } from '../here'
import { placeOf } from '../place'
import { usersNow } from '../subjects/users'
import type { UserState } from '../types'
import { ApplyNow } from './ApplyNow'
import { tu } from './texts'

const ManyUsers = lazy(async () => ({ default: (await import('./ManyUsers')).ManyUsers }))

/** Milliseconds between two looks at how everybody stands. */
const LOOK = 5_000

export function UsersPage() {
  const { lists, may } = useConsole()
  const { page, rest } = placeOf(usePathname())
  const states = useListed<UserState>(lists, 'user-states')
  const known = useRef<ReadonlyMap<string, UserState>>(new Map())
  known.current = new Map(states.items.map((state) => [state.user_name, state]))
  // One description for good: the form that is open must not begin anew whenever somebody changes state.
  const described = useMemo(() => usersNow((user) => known.current.get(user.user_name)), [])
  const [many, setMany] = useState(false)

  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') lists.again('user-states')
    }, LOOK)
    return () => clearInterval(timer)
  }, [lists])

  return (
    <>
      <Panel
        described={described}
        base={[page]}
        opened={rest[0] ?? null}
        note={<ApplyNow />}
        aside={
          may('user:new') && (
            <Button variant="default" leftSection={<IconUsersPlus size={16} />} onClick={() => setMany(true)}>
              {tu('many')}
            </Button>
          )
        }
      />
      <Suspense>{many && <ManyUsers onClose={() => setMany(false)} />}</Suspense>
    </>
  )
}
