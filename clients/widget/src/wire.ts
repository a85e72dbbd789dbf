/** What the server says to a visitor, as far as this window uses it. Unknown fields and kinds are left alone. */

/** One thing that happened to the chat. Events without `seq`, and `read`, are passing news: typing, position, read, resync, bye. */
export interface WireEvent {
  kind: string
  seq?: number
  at?: string
  by?: { role: string; name?: string }
  text?: string
  markdown?: boolean
  client_id?: string | null
  choices?: string[]
  /** The name of the agent, on `answered` and `agent_left`. */
  agent_name?: string
  reason?: string
  message?: string
  /** On `redacted`: the number of the event whose text was taken out. */
  target?: number
  position?: number | null
  /** Seconds. */
  estimated_wait?: number | null
  retry_ms?: number
}

/** One thing that is asked for. `when`: shown only if an earlier field has one of the values, or any at all. */
export interface Field {
  name: string
  type: string
  label: string
  required: boolean
  choices: { value: string; label: string }[]
  when: { field: string; values?: string[] } | null
}

/** What was entered, by field. */
export type Answers = Record<string, string | boolean>

export interface Layout {
  title: string
  /** Colours are `#rrggbb`, which the server makes sure of. */
  colour: string
  accent_text: string
  radius: number
  position: string
  /** In the visitor's language; the window has its own for a key that is missing. */
  texts: Record<string, string>
  language?: string
  direction?: string
  scheme?: string
  launcher?: { icon: string; label: boolean }
  /** A path on the server. */
  logo?: string | null
  /** Asked before the chat; instead of it; after it beside the rating. */
  form?: Field[]
  offline?: Field[]
  rating?: boolean
  survey?: Field[]
  /** Colours and sizes as variables, and the layout's own rules. */
  css?: string
}

export interface Availability {
  accepts: boolean
  reason?: string | null
  /** The offline form stands in for the chat. */
  offline?: boolean
  layout?: Partial<Layout> | null
}

export interface Opened {
  chat_id: string
  token: string
  layout?: Partial<Layout> | null
}

export interface ChatState {
  position?: number | null
  estimated_wait?: number | null
  cursor: string
}

export interface Page {
  events: WireEvent[]
  cursor: string
}
