/** Times that tick, and times that stand. */

import { useNow } from './clock'
import { clockTime, fullTime, isoSpan, span } from './format'

/** How long since then, counting. Figures and units stand from left to right in every language. */
export function Since({ at }: { at: string | number }) {
  const ms = useNow() - new Date(at).getTime()
  return <time dateTime={isoSpan(ms)} dir="ltr">{span(ms)}</time>
}

/** How long until then, counting down. */
export function Until({ at }: { at: string | number }) {
  const ms = Math.ceil((new Date(at).getTime() - useNow()) / 1000) * 1000
  return <time dateTime={isoSpan(ms)} dir="ltr">{span(ms)}</time>
}

/** Time of day, with the date and zone on hover. */
export function At({ at, className }: { at: string | number; className?: string | undefined }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={fullTime(at)} className={className}>
      {clockTime(at)}
    </time>
  )
}
