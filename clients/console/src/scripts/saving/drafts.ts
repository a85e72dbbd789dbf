/** The versions that are open in this page, whichever of them is on screen: each goes on saving, with its undo. */

import type { Lists } from '../../collection/lists'
import type { Console } from '../../here'
import type { ScriptView } from '../../types'
import { tsave } from '../../texts'
import { VersionCalls } from './calls'
import { KeptDrafts } from './kept'
import { DraftSession } from './session'

/** More than anybody has open; the least recently used of those that are saved is forgotten. */
const MOST = 20

export class Drafts {
  private readonly open = new Map<string, DraftSession>()

  constructor(private readonly here: Console) {}

  at(script: string, version: number): DraftSession | undefined {
    return this.open.get(keyOf(script, version))
  }

  /** Opens a version, or answers the one that is open. Throws Problem. */
  async take(script: string, version: number): Promise<DraftSession> {
    const { server, session, may } = this.here
    const user = session.user.user_name
    const calls = new VersionCalls(server, user)
    const [view, begun] = await Promise.all([server.read<ScriptView>('scripts', script), calls.read(script, version)])
    const before = this.at(script, version)
    if (before) return before
    const supplied = view.value.supplied
    const made = new DraftSession({
      script,
      begun,
      supplied,
      readOnly: supplied || !may('script:edit'),
      calls,
      kept: new KeptDrafts(user),
      describe: (from) => tsave('fromVersion', { from }),
      onMoved: (from, to) => this.moved(script, from, to),
    })
    this.open.set(keyOf(script, version), made)
    this.forget()
    return made
  }

  /** Saves what waits in all of them: the page may be about to go. */
  readonly hurry = (): void => {
    for (const each of this.open.values()) each.hurry()
  }

  private moved(script: string, from: number, to: number): void {
    const session = this.at(script, from)
    this.open.delete(keyOf(script, from))
    if (session) this.open.set(keyOf(script, to), session)
    this.here.lists.changed()
  }

  private forget(): void {
    for (const [key, each] of this.open) {
      if (this.open.size <= MOST) return
      if (!each.unsaved && each.state().phase.kind === 'saved' && !each.watched) this.open.delete(key)
    }
  }
}

/** By what lasts as long as the person is signed in, a session that was renewed included. */
const known = new WeakMap<Lists, Drafts>()

/** The open versions of who is signed in. */
export function draftsOf(here: Console): Drafts {
  const found = known.get(here.lists)
  if (found) return found
  const made = new Drafts(here)
  known.set(here.lists, made)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && made.hurry())
  window.addEventListener('pagehide', made.hurry)
  window.addEventListener('online', made.hurry)
  return made
}

function keyOf(script: string, version: number): string {
  return `${version} ${script}`
}
