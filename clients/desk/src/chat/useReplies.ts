/** The canned replies as the server has them: fetched when first asked for, anew when they have grown old. */

import { desk as calls } from '@cordboard/wire/calls.ts'
import { useEffect, useState } from 'react'
import { useDesk } from '../desk'
import type { Reply } from './replies'

/** Milliseconds for which they are thought of as fresh. */
const WHILE = 30_000

let known: readonly Reply[] = []
let fetched = Number.NEGATIVE_INFINITY

/** `wanted`: somebody looks for one now. Null while they are fetched for the first time. */
export function useReplies(wanted: boolean): readonly Reply[] | null {
  const { desk } = useDesk()
  const [replies, setReplies] = useState<readonly Reply[] | null>(fetched > 0 ? known : null)

  useEffect(() => {
    if (!wanted || Date.now() - fetched < WHILE) return
    let here = true
    calls.cannedReplies(desk.wire).then(
      (items) => {
        known = items
        fetched = Date.now()
        if (here) setReplies(items)
      },
      // What was there before stays; the next slash asks again.
      () => {},
    )
    return () => {
      here = false
    }
  }, [wanted, desk])
  return replies
}
