/** How a user stands now: in the table's cell, and in the form with what leaving would mean. */

import { Since } from '@cordboard/ui/Times.tsx'
import { dateTime, fullTime } from '@cordboard/ui/format.ts'
import { useListed } from '../collection/lists'
import type { SectionProps } from '../collection/described'
import { useConsole } from '../here'
import { t } from '../texts'
import type { User, UserState } from '../types'
import css from './people.module.css'
import { leavingWords, passwordText, shownState, stateText } from './states'
import { tu } from './texts'

export function NowCell({ state }: { state: UserState | undefined }) {
  if (!state) return t('table.nothing')
  return (
    <span className={css.now} data-state={shownState(state)} title={state.since ? fullTime(state.since) : undefined}>
      <i aria-hidden />
      {stateText(state)}
    </span>
  )
}

export function SinceCell({ state }: { state: UserState | undefined }) {
  if (!state?.since || state.state === null) return t('table.nothing')
  return state.state === 'signed_out' ? <time title={fullTime(state.since)}>{dateTime(state.since)}</time> : <Since at={state.since} />
}

/** In the form: the state, and what saving would do to the chats at hand. */
export function UserNow({ objectKey, draft }: SectionProps<User>) {
  const { lists, may } = useConsole()
  const states = useListed<UserState>(lists, objectKey !== null && may('user:view') ? 'user-states' : null)
  const state = states.items.find((each) => each.user_name === objectKey)
  if (!state) return null
  const words = draft.active && draft.agent_groups.length > 0 ? [] : leavingWords(state)
  return (
    <>
      {words.length > 0 && (
        <div className={css.leaving} role="alert">
          {tu('leaving')}
          <ul>
            {words.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </div>
      )}
      <div className={css.state}>
        <NowCell state={state} />
        {state.outdated && <p>{tu('outdated')}</p>}
        <p>{tu('lastSignIn', { time: state.last_sign_in ? dateTime(state.last_sign_in) : tu('neverSignedIn') })}</p>
        <p>{tu('passwordIs', { state: passwordText(state) })}</p>
      </div>
    </>
  )
}
