/** Addresses of the console: which page, which object on it, which of its parts, and what the page keeps in the query. Pure. */

export const BASE = '/console'

export interface Place {
  /** First segment: the page. Empty: none named. */
  page: string
  /** The segments after it: an object's name, or a part of the page and a name. */
  rest: readonly string[]
}

export function placeOf(path: string): Place {
  const [page = '', ...rest] = path.slice(BASE.length).split('/').filter(Boolean).map(plain)
  return { page, rest }
}

/** The name of the object that is open there, for the window's title; a tab's word in the address is no name, nor is an entry's id. */
export function openOf({ page, rest }: Place): string | undefined {
  if (page === 'web-chat') return rest[0] === 'blacklist' ? undefined : rest[1]
  if (page === 'system') return undefined
  return page === 'scripts' ? rest[0] : rest.at(-1)
}

/** The address of an object, whatever characters its name has. */
export function pathOf(...segments: string[]): string {
  return [BASE, ...segments.map(encodeURIComponent)].join('/')
}

/** The query with these members set; an empty or missing value takes a member away. */
export function withQuery(search: string, changes: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams(search)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') query.delete(name)
    else query.set(name, value)
  }
  const text = query.toString()
  return text ? `?${text}` : ''
}

function plain(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
