/** What the window shows of a chat, as it is before there is one. */

import { fold } from './fold'
import type { Pending } from './outbox'

export function fresh() {
  return {
    /** The link is lost, and being made again. */
    lost: false,
    /** Why no chat is to be had; undefined while that is not known, or one can be had. */
    off: undefined as string | undefined,
    /** Messages are taken instead of chats. */
    away: false,
    over: false,
    /** The server does not know this chat any more. */
    gone: false,
    rated: false,
    /** Place in the queue, from 1, and the wait in seconds. */
    position: undefined as number | null | undefined,
    wait: undefined as number | null | undefined,
    /** Who types; an empty string for somebody without a name. */
    typist: undefined as string | undefined,
    /** Number of the newest event the other side has read. */
    readTo: 0,
    /** Events up to this number were there before this page: they are not announced. */
    history: Infinity,
    view: fold([]),
    /** Messages that the view does not show yet. */
    out: [] as Pending[],
    unread: 0,
  }
}
