/** One person's desk: brings state, alerts and keys together and lays the three parts out. */

import { seesConsole } from '@cordboard/ui/frame/console.ts'
import { Frame } from '@cordboard/ui/frame/Frame.tsx'
import { useKept } from '@cordboard/ui/kept.ts'
import { Trouble } from '@cordboard/ui/States.tsx'
import type { Session } from '@cordboard/wire/calls.ts'
import type { Wire } from '@cordboard/wire/http.ts'
import { useEffect, useMemo } from 'react'
import { Announcer } from './alerts/Announcer'
import { useAlerts } from './alerts/useAlerts'
import { commandsOf } from './commands'
import { DeskContext, type DeskHere } from './desk'
import { DeskRail } from './DeskRail'
import { DeskKeys } from './keys/DeskKeys'
import { fetchTheRest } from './later'
import { Loading } from './Loading'
import { Top } from './state/Top'
import { t } from './texts'
import { useFlow } from './useFlow'
import { useLiveDesk } from './useLiveDesk'
import { usePanes } from './usePanes'
import { Workplace } from './Workplace'
import { current } from './panes'
import { usePhone } from './screen'

interface Props {
  wire: Wire
  session: Session
  onSignOut: () => Promise<void>
}

export function DeskPage({ wire, session, onSignOut }: Props) {
  const { desk, view } = useLiveDesk(wire, session.user.user_name)
  const { panes, setPanes, open, focus, split } = usePanes()
  const [muted, setMuted] = useKept('muted', false)
  const [singleKeys, setSingleKeys] = useKept('keys', true)
  const phone = usePhone()
  const orders = useMemo(() => commandsOf(desk), [desk])
  const state = view.desk
  useAlerts(state, muted)
  useEffect(() => {
    const timer = setTimeout(() => void fetchTheRest(), 1500)
    return () => clearTimeout(timer)
  }, [])
  const { commands, splitNext } = useFlow({ state, orders, panes, setPanes, open, split, phone })

  if (view.problem && !view.problem.passing) {
    const refused = session.permissions.includes('desk:use') ? t('trouble.noGroup') : t('trouble.forbidden')
    const text = view.problem.status === 403 ? refused : view.problem.message
    return <Trouble title={t('trouble.title')} text={text} onRetry={() => desk.open()} />
  }
  if (!state) return view.problem ? <Trouble title={t('trouble.title')} text={t('trouble.unreached')} onRetry={() => desk.hurry()} /> : <Loading />

  const here: DeskHere = { desk, state, link: view.link, commands, panes, open, focus, split: splitNext, signOut: onSignOut }
  return (
    <DeskContext value={here}>
      <Frame
        title={t('title')}
        immersed={phone && current(panes) !== null}
        top={<Top />}
        rail={<DeskRail muted={muted} onMuted={setMuted} singleKeys={singleKeys} onSingleKeys={setSingleKeys} manages={seesConsole(session.permissions)} />}
      >
        <Workplace />
      </Frame>
      <Announcer />
      <DeskKeys single={singleKeys} />
    </DeskContext>
  )
}
