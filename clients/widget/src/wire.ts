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

export interface Layout {
  title: string
  /** Colours are `#rrggbb`, which the server makes sure of. */
  colour: string
  accent_text: string
  radius: number
  position: string
  /** In the visitor's language; the window has its own for a key that is missing. */
  texts: Record<string, string>
}

export interface Availability {
  accepts: boolean
  reason?: string | null
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
