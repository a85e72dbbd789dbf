/** The visitor's messages that are not yet in the transcript. Pure; where they are kept is store.ts's business. */

/** One message on its way. Its `id` is the client_id of every try, and the Idempotency-Key if it opens the chat. */
export interface Pending {
  id: string
  text: string
  /** When it was written, in ms: the order of sending. */
  at: number
  choice?: string | undefined
  /** The body that opens the chat with it, fixed before the first try so that each try says the same. */
  open?: object
  /** What the form before the chat adds to that body; such an entry may have no words of its own. */
  form?: object | undefined
  /** The code of the server's definite no, and the field it speaks of. */
  refused?: string | undefined
  field?: string | undefined
  /** The server has it; only its event has not come yet. */
  sent?: boolean
}

/** Tries without an answer after which a message is called not sent. It is still tried again. */
export const PATIENCE = 4

/** What is written under a message; `tries` are those of the message at the head, which holds back all behind it. */
export function mark({ sent, refused }: Pending, tries: number): 'sending' | 'sent' | 'failed' {
  return sent ? 'sent' : refused !== undefined || tries >= PATIENCE ? 'failed' : 'sending'
}

/** Oldest first. */
export function order(out: Pending[]): Pending[] {
  return out.sort((a, b) => a.at - b.at)
}

/** The message to send now: the oldest that is neither there nor refused. An unanswered one holds back the later ones. */
export function next(out: Pending[]): Pending | undefined {
  return out.find(({ sent, refused }) => !sent && refused === undefined)
}
