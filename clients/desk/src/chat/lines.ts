/** A chat's events as the lines of its transcript. Pure but for the texts. */

import { otherDay, span } from '@cordboard/ui/format.ts'
import { roleOf, type ChatEvent } from '@cordboard/wire/events.ts'
import { endedWord, t } from '../texts'

export type Side = 'visitor' | 'me' | 'staff' | 'script'

export interface Word {
  kind: 'word' | 'note'
  seq: number
  at: string
  side: Side
  who: string
  text: string
  /** Begins a run of words by the same person: name and time stand above. */
  head: boolean
  redacted: boolean
  choices: readonly string[]
}

export interface Fact {
  kind: 'fact'
  seq: number
  at: string
  text: string
  /** Answers that belong to it, by the names of the questions. */
  answers: Readonly<Record<string, string>>
}

export interface Day {
  kind: 'day'
  seq: number
  at: string
}

export type Line = Word | Fact | Day

/** A pause this long begins a new run (milliseconds). */
const PAUSE = 3 * 60_000

export function linesOf(events: readonly ChatEvent[], me: string, visitor: string): Line[] {
  const redacted = new Set(events.flatMap((event) => (event.kind === 'redacted' ? [event.target] : [])))
  const lines: Line[] = []
  for (const event of events) {
    const line = lineOf(event, me, visitor, redacted)
    if (!line || saidTwice(lines, line)) continue
    const last = lines.at(-1)
    if (last && otherDay(last.at, line.at)) lines.push({ kind: 'day', seq: line.seq, at: line.at })
    if (line.kind !== 'fact') line.head = !continues(lines.at(-1), line)
    lines.push(line)
    if (event.kind === 'transferred' && event.note) lines.push(wordOf(event, event.note, 'note', me, visitor))
  }
  return lines
}

function lineOf(event: ChatEvent, me: string, visitor: string, redacted: Set<number>): Word | Fact | null {
  const word = (text: string, kind: Word['kind'] = 'word', choices: readonly string[] = []): Word => ({
    ...wordOf(event, text, kind, me, visitor),
    redacted: redacted.has(event.seq),
    choices,
  })
  switch (event.kind) {
    case 'message_sent':
      return word(event.text)
    case 'note_added':
      return word(event.text, 'note')
    case 'question_asked':
      return word(event.text, 'word', event.choices ?? [])
    case 'question_answered':
      return word(event.value)
    case 'file_added':
      return word(t('mark.file', { name: event.name, size: Math.ceil(event.size / 1024) }))
    default: {
      const text = factOf(event, me)
      const answers = event.kind === 'rated' ? (event.answers ?? {}) : {}
      return text === null ? null : { kind: 'fact', seq: event.seq, at: event.at, text, answers }
    }
  }
}

function wordOf(event: ChatEvent, text: string, kind: Word['kind'], me: string, visitor: string): Word {
  const who = { side: sideOf(event, me), who: whoOf(event, me, visitor) }
  return { kind, seq: event.seq, at: event.at, ...who, text, head: true, redacted: false, choices: [] }
}

function factOf(event: ChatEvent, me: string): string | null {
  switch (event.kind) {
    case 'queued': {
      const queues = event.queues ?? (event.queue ? [event.queue] : [])
      const queue = [...queues, ...(event.groups ?? [])].join(', ')
      return queue ? t('event.queued', { queue }) : t('event.queuedFor')
    }
    case 'answered': {
      const who = event.agent === me ? t('who.self') : event.agent_name || event.agent
      return event.waited
        ? t('event.answered', { who, wait: span(event.waited * 1000) })
        : t('event.answeredQuick', { who })
    }
    case 'agent_left':
      return t('event.agent_left', { who: event.agent === me ? t('who.you') : event.agent_name || event.agent })
    case 'transferred':
      return t('event.transferred', { to: event.to.replace(/^(queue|agent|point):/, '') })
    case 'chat_ended':
      return t('event.chat_ended', { why: endedWord(event.reason) })
    case 'rated':
      return event.comment
        ? t('event.ratedComment', { score: event.score, comment: event.comment })
        : t('event.rated', { score: event.score })
    case 'data_changed':
      return event.value === null || event.value === undefined
        ? t('event.data_removed', { name: event.name })
        : t('event.data_changed', { name: event.name, value: event.value })
    case 'class_changed':
      return t('event.class_changed', { name: event.call_class })
    case 'outcome_set': {
      const names = Object.keys(event.outcomes).join(', ')
      return names ? t('event.outcome_set', { names }) : t('event.outcome_none')
    }
    case 'chat_opened':
    case 'visitor_away':
    case 'visitor_back':
    case 'transcript_requested':
    case 'junked':
      return t(`event.${event.kind}`)
    default:
      // Offers, the routing dialog and the like are for the trace, not for a conversation.
      return null
  }
}

function sideOf(event: ChatEvent, me: string): Side {
  const role = event.kind === 'question_answered' ? 'visitor' : roleOf(event.by)
  if (role === 'visitor') return 'visitor'
  if (role === 'agent' || role === 'manager') return event.by?.id === me ? 'me' : 'staff'
  return 'script'
}

function whoOf(event: ChatEvent, me: string, visitor: string): string {
  const side = sideOf(event, me)
  if (side === 'me') return t('who.you')
  if (side === 'visitor') return visitor || event.by?.name || t('who.visitor')
  if (side === 'staff') return event.by?.name || event.by?.id || t('who.agent')
  return event.by?.name || t(roleOf(event.by) === 'bot' ? 'who.bot' : 'who.script')
}

/** An answer to a question may be told as a message too: it is shown once. */
function saidTwice(lines: readonly Line[], line: Word | Fact): boolean {
  const last = lines.at(-1)
  return line.kind === 'word' && last?.kind === 'word' && last.side === line.side && last.text === line.text && last.at === line.at
}

function continues(last: Line | undefined, line: Word): boolean {
  return (
    last !== undefined &&
    last.kind === line.kind &&
    last.who === line.who &&
    last.side === line.side &&
    Date.parse(line.at) - Date.parse(last.at) < PAUSE
  )
}
