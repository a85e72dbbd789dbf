/** Who is here: the sign-in page, or that person's desk. */

import { SignIn } from '@cordboard/ui/SignIn.tsx'
import { Trouble } from '@cordboard/ui/States.tsx'
import { DeskPage } from './DeskPage'
import { bell } from './alerts/bell'
import { Loading } from './Loading'
import { useSession } from './session'
import { t } from './texts'

export function App() {
  const { session, wire, problem, signIn, signOut, again } = useSession()
  if (problem) return <Trouble title={t('trouble.title')} text={problem.status === 0 ? t('trouble.unreached') : problem.message} onRetry={again} />
  if (session === 'asking') return <Loading />
  if (session === 'nobody' || session === 'expired') {
    return (
      <SignIn
        place={t('place')}
        expired={session === 'expired'}
        onSignIn={(userName, password) => {
          // The click that signs in is the gesture that browsers want before they let a page ring.
          bell.allow()
          return signIn(userName, password)
        }}
      />
    )
  }
  return <DeskPage key={session.user.user_name} wire={wire} session={session} onSignOut={signOut} />
}
