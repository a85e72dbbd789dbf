/** The newest thing said in a chat, in one line. */

import { roleOf } from '@cordboard/wire/events.ts'
import type { DeskChat } from '@cordboard/wire/snapshot.ts'
import { t } from '../texts'

export function lastWord(chat: DeskChat): string {
  for (let i = chat.events.length - 1; i >= 0; i--) {
    const event = chat.events[i]
    if (event?.kind === 'message_sent') {
      const mine = roleOf(event.by) === 'agent'
      return `${mine ? `${t('who.you')}: ` : ''}${event.text.replace(/\s+/g, ' ').slice(0, 120)}`
    }
    if (event?.kind === 'question_answered') return event.value.slice(0, 120)
  }
  return ''
}
