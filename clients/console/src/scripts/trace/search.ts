/** What is searched for among chats: in the address as people think of it, to the server in its own words. Pure. */

export const STATES = ['routing', 'queued', 'offered', 'talking', 'wrap_up', 'closed', 'abandoned', 'junk'] as const
export type ChatState = (typeof STATES)[number]

export interface Search {
  readonly state: ChatState | ''
  readonly point: string
  readonly queue: string
  readonly agent: string
  readonly text: string
  /** Days in the reader's own zone, `2030-01-07`; both are included. */
  readonly from: string
  readonly to: string
  /** A place in the list, and which page that is. */
  readonly after: string
  readonly page: string
}

const MEMBERS = ['state', 'point', 'queue', 'agent', 'text', 'from', 'to', 'after', 'page'] as const

export const PAGE = 50

export function fromQuery(query: string): Search {
  const params = new URLSearchParams(query)
  const read = Object.fromEntries(MEMBERS.map((name) => [name, params.get(name) ?? ''])) as Record<(typeof MEMBERS)[number], string>
  return { ...read, state: STATES.find((state) => state === read.state) ?? '', from: day(read.from), to: day(read.to) }
}

/** The members of the address; a change goes back to the newest chats. */
export function toQuery(search: Search, change: Partial<Search>): Record<string, string | null> {
  const next = { ...search, after: '', page: '', ...change }
  return Object.fromEntries(MEMBERS.map((name) => [name, next[name] || null]))
}

export function isEmpty(search: Search): boolean {
  return MEMBERS.every((name) => name === 'after' || name === 'page' || !search[name])
}

/** The query for the server. */
export function asked(search: Search): string {
  const params = new URLSearchParams({ limit: String(PAGE) })
  for (const name of ['state', 'point', 'queue', 'agent', 'text', 'after'] as const) if (search[name].trim()) params.set(name, search[name].trim())
  if (search.from) params.set('from', startOf(search.from, 0))
  if (search.to) params.set('to', startOf(search.to, 1))
  return params.toString()
}

/** When a day begins here, or one some days later. */
export function startOf(date: string, days: number): string {
  const [year = 0, month = 1, of = 1] = date.split('-').map(Number)
  return new Date(year, month - 1, of + days).toISOString()
}

function day(text: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : ''
}
