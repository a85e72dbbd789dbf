/** Agents who are signed in work by what was configured at their logon; here they are given what is configured now. */

import { Button } from '@mantine/core'
import { toast } from '@cordboard/ui/toasts.tsx'
import { Problem } from '@cordboard/wire/http.ts'
import { useState } from 'react'
import { useListed } from '../collection/lists'
import { useConsole } from '../here'
import { t } from '../texts'
import type { UserState } from '../types'
import css from './people.module.css'
import { tu } from './texts'

export function ApplyNow() {
  const { server, lists, may } = useConsole()
  const states = useListed<UserState>(lists, may('user:view') ? 'user-states' : null)
  const [busy, setBusy] = useState(false)
  const count = states.items.filter((state) => state.outdated).length
  if (count === 0) return null

  async function apply(): Promise<void> {
    setBusy(true)
    try {
      const { users } = await server.call<{ users: readonly string[] }>('POST', '/user-states/apply-now', {})
      toast.tell(tu('applied', { count: users.length }))
    } catch (error) {
      toast.warn(tu('applyFailed'), error instanceof Problem && error.status > 0 ? error.message : t('trouble.unreached'))
    } finally {
      setBusy(false)
      lists.again('user-states')
    }
  }

  return (
    <div className={css.apply} role="status">
      {tu('applyHint', { count })}
      {may('user:edit') && (
        <Button size="compact-sm" variant="default" loading={busy} onClick={() => void apply()}>
          {tu('apply')}
        </Button>
      )}
    </div>
  )
}
