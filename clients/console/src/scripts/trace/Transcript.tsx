/** What visitor, script and staff said to each other, with the notes of the staff among themselves. */

import { At } from '@cordboard/ui/Times.tsx'
import type { ChatEvent, Party, Role } from '@cordboard/wire/events.ts'
import type { DeskChat } from '@cordboard/wire/snapshot.ts'
import { leftFieldName } from '../../messages/fields'
import { t, tchat } from '../../texts'
import css from './contacts.module.css'

/** What was left for later, instead of a talk. */
interface MessageLeft {
  kind: 'message_left'
  seq: number
  at: string
  by?: Party
  fields: Readonly<Record<string, string>>
}

interface Line {
  seq: number
  at: string
  who: string
  role: Role
  text: string
  note?: boolean
  choices?: readonly string[]
  fields?: Readonly<Record<string, string>>
}

const WORDS = { visitor: 'visitor', agent: 'staff', bot: 'bot', script: 'script', host: 'host', manager: 'manager', system: 'system' } as const

export function Transcript({ chat }: { chat: DeskChat }) {
  const lines = chat.events.map(lineOf).filter((line): line is Line => line !== null)
  if (lines.length === 0) return <p className={css.quiet}>{tchat('silent')}</p>
  return (
    <ol className={css.transcript}>
      {lines.map((line) => (
        <li key={line.seq} data-role={line.role} data-note={line.note || undefined}>
          <span className={css.who}>
            <At at={line.at} /> <b>{line.who || tchat(WORDS[line.role])}</b> {line.note && tchat('note')}
          </span>
          {line.text && <span className={css.words}>{line.text}</span>}
          {line.fields && (
            <dl className={css.left}>
              {Object.entries(line.fields).map(([name, value]) => (
                <div key={name}>
                  <dt>{leftFieldName(name)}</dt>
                  <dd dir="auto">{value || t('table.nothing')}</dd>
                </div>
              ))}
            </dl>
          )}
          {line.choices && line.choices.length > 0 && <span className={css.quiet}>{tchat('choices', { choices: line.choices.join(' · ') })}</span>}
        </li>
      ))}
    </ol>
  )
}

function lineOf(event: ChatEvent | MessageLeft): Line | null {
  const role = event.by?.role ?? 'system'
  const from = { seq: event.seq, at: event.at, who: event.by?.name ?? '', role }
  switch (event.kind) {
    case 'message_sent':
      return { ...from, text: event.text }
    case 'question_asked':
      return { ...from, role: 'script', text: event.text, choices: event.choices ?? [] }
    case 'note_added':
      return { ...from, text: event.text, note: true }
    case 'message_left':
      return { ...from, role: 'visitor', text: '', fields: event.fields }
    case 'chat_ended':
      return event.message ? { ...from, text: event.message } : null
    default:
      return null
  }
}
