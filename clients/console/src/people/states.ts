/** How a user stands now, in words. Pure. */

import type { UserState } from '../types'
import { tu } from './texts'

export type Shown = 'signed_out' | 'not_ready' | 'ready' | 'lost' | 'console' | 'nobody'

/** What is shown of it: who handles no chats is signed in to the console, or not. */
export function shownState(state: UserState): Shown {
  if (state.state === null) return state.signed_in ? 'console' : 'nobody'
  return state.lost ? 'lost' : state.state
}

export function stateWord(state: UserState): string {
  const shown = shownState(state)
  if (shown === 'lost') return tu('lost')
  if (shown === 'not_ready' && state.code_name) return tu('notReady', { code: state.code_name })
  return tu(`state.${shown}`)
}

/** `Ready, talking 2 of 3, 1 ringing`. */
export function stateText(state: UserState | undefined): string {
  if (!state) return ''
  const on = state.state === 'ready' || state.state === 'not_ready'
  const parts = [stateWord(state)]
  if (on && (state.talking > 0 || state.state === 'ready')) parts.push(tu('talking', { count: state.talking, most: state.capacity }))
  if (state.ringing > 0) parts.push(tu('ringing', { count: state.ringing }))
  if (state.wrap_up > 0) parts.push(tu('wrapUp', { count: state.wrap_up }))
  return parts.join(', ')
}

export function passwordText(state: UserState | undefined): string {
  if (!state) return ''
  return tu(state.must_change_password ? 'password.change' : state.has_password ? 'password.set' : 'password.none')
}

/** What becomes of the chats at hand when the agent leaves the desk now; nothing for who is not there. */
export function leavingWords(state: UserState): string[] {
  if (state.state !== 'ready' && state.state !== 'not_ready') return []
  const words: string[] = []
  if (state.talking > 0) words.push(tu('requeued', { count: state.talking }))
  if (state.ringing > 0) words.push(tu('withdrawn', { count: state.ringing }))
  if (state.wrap_up > 0) words.push(tu('wrapped', { count: state.wrap_up }))
  return words.length > 0 ? words : [tu('nothingAtHand')]
}
