/** From events to what the window shows. Pure: the same events give the same view, in whatever order and number they came. */

import type { WireEvent } from './wire'

/** A line of the transcript: somebody's words, or a notice (then `name` fills the gap of its text). */
export interface Line {
  /** Stable: the client_id of an own message, so that it stays the same line when its event comes; else the number. */
  key: string
  seq: number
  at: string
  role: string
  name: string
  text: string
  notice?: 'joined' | 'left' | 'moved' | 'ended' | undefined
  markdown?: boolean | undefined
  removed: boolean
}

export interface View {
  phase: 'routing' | 'queued' | 'talking' | 'ended'
  lines: Line[]
  agent: string
  /** Whether an agent has ever answered: then the end asks for a rating. */
  served: boolean
  rated: boolean
  /** Quick replies to the newest question, none once it is answered. */
  choices: string[]
}

/** The log with one more event in its place. One that is there already, or has no number, changes nothing. */
export function add(log: WireEvent[], event: WireEvent): WireEvent[] {
  const { seq = 0 } = event
  let place = log.length
  while (place && log[place - 1]!.seq! > seq) place--
  if (!seq || log[place - 1]?.seq === seq) return log
  return [...log.slice(0, place), event, ...log.slice(place)]
}

/** The view of a log. `opener` is our id of the message that opened the chat: the visitor's first. */
export function fold(log: WireEvent[], opener = ''): View {
  const view: View = { phase: 'routing', lines: [], agent: '', served: false, rated: false, choices: [] }
  let first = opener
  for (const { kind, seq = 0, at = '', by, text = '', ...event } of log) {
    const { role = 'system', name = '' } = by ?? {}
    const agent = event.agent_name || name
    const line = (notice?: Line['notice'], who = agent, words = text) => {
      const mine = !notice && role === 'visitor'
      const key = (mine && (first || event.client_id)) || `${seq}`
      if (mine) first = ''
      view.lines.push({ key, seq, at, role, name: who, text: words, notice, markdown: event.markdown, removed: false })
    }
    if (kind === 'message_sent' || kind === 'question_asked') {
      line()
      if (event.choices || role === 'visitor') view.choices = event.choices ?? []
    } else if (kind === 'question_answered') {
      view.choices = []
    } else if (kind === 'queued') {
      view.phase = kind
      view.agent = ''
    } else if (kind === 'answered') {
      view.phase = 'talking'
      view.served = true
      view.agent = agent
      view.choices = []
      line('joined')
    } else if (kind === 'agent_left' || kind === 'transferred') {
      if (view.phase === 'talking') view.phase = 'routing'
      line(kind === 'transferred' ? 'moved' : 'left', agent || view.agent)
      view.agent = ''
    } else if (kind === 'chat_ended') {
      view.phase = 'ended'
      view.choices = []
      line('ended', view.agent, event.message)
    } else if (kind === 'rated') {
      view.rated = true
    } else if (kind === 'redacted') {
      for (const old of view.lines) old.removed ||= old.seq === event.target
    }
  }
  return view
}
