/** Who is here: the sign-in page, or that person's desk. */

import { Trouble } from '@cordboard/ui/States.tsx'
import { lazy, Suspense } from 'react'
import { bell } from './alerts/bell'
import { Loading } from './Loading'
import { useSession } from './session'
import { t } from './texts'

const SignIn = lazy(async () => ({ default: (await import('@cordboard/ui/SignIn.tsx')).SignIn }))
const NewPassword = lazy(async () => ({ default: (await import('@cordboard/ui/NewPassword.tsx')).NewPassword }))
const DeskPage = lazy(async () => ({ default: (await import('./DeskPage')).DeskPage }))

export function App() {
  return (
    <Suspense fallback={<Loading />}>
      <Here />
    </Suspense>
  )
}

function Here() {
  const { session, wire, problem, signIn, signOut, changePassword, again } = useSession()
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
  if (session.must_change_password) return <NewPassword onChange={changePassword} />
  return <DeskPage key={session.user.user_name} wire={wire} session={session} onSignOut={signOut} />
}
