/** Takes the visitor's messages to the server: one after the other, in order, with the same id at each try. */

import { backoff } from './backoff'
import { ask, passing, type Problem } from './http'
import { next, type Pending } from './outbox'
import type { Store } from './store'
import type { Opened } from './wire'

/** `opening` is what a request that opens a chat says but for the message; `opened` hears its answer. */
export function senderOf(
  store: Store, chats: string, opening: () => object, opened: (answer: Opened, opener: string) => void, changed: () => void,
) {
  let busy = false
  let earliest = 0
  let again: ReturnType<typeof setTimeout> | undefined
  const sender = {
    /** Tries of the message at the head that had no answer. */
    tries: 0,
    /** Send all that can be sent, now, unless the server asked us to wait. */
    async flush(): Promise<void> {
      if (busy || Date.now() < earliest) return
      busy = true
      // However often it is asked for, there is one next try.
      clearTimeout(again)
      let problem: Problem | undefined
      while (!problem && next(store.out())) {
        // One tab at a time; where the browser has no locks, the ids alone make a double try harmless.
        problem = await (navigator.locks ? navigator.locks.request(`${store.prefix}send`, attempt) : attempt())
        changed()
      }
      busy = false
      if (!problem) return
      earliest = Date.now() + problem.wait
      again = setTimeout(sender.flush, backoff(sender.tries++, problem.wait))
    },
    retry(entry: Pending): void {
      store.put({ ...entry, refused: undefined })
      sender.tries = 0
      changed()
      void sender.flush()
    },
  }

  /** One try; gives back what kept it from being answered. */
  async function attempt(): Promise<Problem | undefined> {
    const entry = next(store.out())
    if (!entry) return
    const { id, text, choice, form } = entry
    const { chat } = store
    try {
      if (!chat) {
        entry.open ??= { ...opening(), message: text || undefined, ...form }
        store.put(entry)
        opened(await ask<Opened>(chats, undefined, entry.open, { 'Idempotency-Key': id }), text && id)
      } else if (text && chat.opener !== id) {
        await ask(`${chats}/${chat.id}/messages`, chat.token, { client_id: id, text, choice })
      }
      sender.tries = 0
      if (text) store.put({ ...entry, sent: true })
      else store.drop(id)
    } catch (thrown) {
      const problem = thrown as Problem
      if (passing(problem)) return problem
      store.put({ ...entry, refused: problem.code, field: problem.field })
    }
    return
  }

  return sender
}
