/** Who is here: the sign-in page, or the console as that person may see it. */

import { MantineThemeProvider, Modal } from '@mantine/core'
import { NewPassword } from '@cordboard/ui/NewPassword.tsx'
import { SignIn } from '@cordboard/ui/SignIn.tsx'
import { Trouble } from '@cordboard/ui/States.tsx'
import { useSession } from '@cordboard/ui/useSession.ts'
import type { Session } from '@cordboard/wire/calls.ts'
import { useEffect, useMemo } from 'react'
import { Lists } from './collection/lists'
import { ConsoleContext, type Console } from './here'
import { Loading } from './Loading'
import { forms } from './look'
import { Shell } from './nav/Shell'
import { Server } from './server'
import { t } from './texts'

const server = new Server()

export function App() {
  const { session, state, problem, signIn, signOut, changePassword, again } = useSession(server)
  if (problem) return <Trouble text={problem.status === 0 ? t('trouble.unreached') : problem.message} onRetry={again} />
  if (state === 'asking') return <Loading />
  if (!session || state === 'nobody') return <SignIn place={t('place')} expired={false} onSignIn={signIn} />
  if (session.must_change_password) return <NewPassword onChange={changePassword} />
  return (
    <>
      <Signed key={session.user.user_name} session={session} onSignOut={signOut} onPassword={changePassword} />
      {/* Above the page, which keeps what was entered. */}
      {state === 'expired' && (
        <Modal opened onClose={() => {}} fullScreen withCloseButton={false} closeOnEscape={false} zIndex={1000} padding={0}>
          <SignIn place={t('place')} expired onSignIn={signIn} />
        </Modal>
      )}
    </>
  )
}

interface SignedProps {
  session: Session
  onSignOut: () => Promise<void>
  onPassword: (old: string, fresh: string) => Promise<void>
}

function Signed({ session, onSignOut, onPassword }: SignedProps) {
  const lists = useMemo(() => new Lists((path, after) => server.list(path, after)), [])
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') lists.lookedAt(Date.now())
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [lists])

  const here = useMemo<Console>(() => {
    const permissions = new Set(session.permissions)
    return { server, lists, session, may: (permission) => permissions.has(permission) }
  }, [session, lists])
  return (
    <ConsoleContext value={here}>
      <MantineThemeProvider theme={forms}>
        <Shell onSignOut={onSignOut} onPassword={onPassword} />
      </MantineThemeProvider>
    </ConsoleContext>
  )
}
