/** What the visitor does beside writing: type, read, end, rate. Each is told once; only its own next time tells it again. */

import { passing, request, type Problem } from './http'
import type { fresh } from './state'
import type { Store } from './store'
import type { Answers } from './wire'

const TYPING_EVERY = 3_000

export function actsOf(api: string, store: Store, chat: ReturnType<typeof fresh>, close: () => void, changed: () => void) {
  let typedAt = 0

  /** Says whether the server knows. A refusal settles it too: what we tell has been overtaken. */
  async function tell(what: string, body: object = {}): Promise<boolean> {
    const { id, token } = store.chat ?? {}
    return request(`${api}/chats/${id}/${what}`, token, body).then(() => true, (problem: Problem) => !passing(problem))
  }

  return {
    typed(): void {
      if (chat.view.phase !== 'talking' || Date.now() - typedAt < TYPING_EVERY) return
      typedAt = Date.now()
      void tell('typing')
    },
    /** The visitor has the newest lines before the eyes. */
    read(): void {
      const seq = chat.view.lines.filter(({ role }) => role !== 'visitor').pop()?.seq ?? 0
      if (!store.chat || seq <= store.seen) return
      store.seen = seq
      chat.unread = 0
      if (!chat.over) void tell('read', { seq })
    },
    /** Says whether the server knows. */
    async end(): Promise<boolean> {
      const told = await tell('end')
      if (told) close()
      return told
    },
    /** Says whether the server knows. */
    async rate(score: number, comment: string, answers?: Answers): Promise<boolean> {
      const told = await tell('rating', { score, comment: comment || undefined, answers })
      chat.rated ||= told
      changed()
      return told
    },
  }
}
