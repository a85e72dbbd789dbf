/** Why the chat came to this agent: the reason of the newest offer to them. */

import type { ChatEvent } from '@cordboard/wire/events.ts'

export function whyMe(events: readonly ChatEvent[], me: string): string {
  for (let i = events.length - 1; i >= 0; i--) {
    const event = events[i]
    if (event?.kind === 'offered' && event.agent === me) return event.why ?? ''
  }
  return ''
}
