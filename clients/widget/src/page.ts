/** The page we sit in. */

export interface Site {
  /** The server's origin. */
  origin: string
  point: string
  language: string
}

/** What the server hears of the page. Not the address's fragment, which may hold secrets. */
export function pageOf({ point, language }: Site) {
  return {
    url: location.href.split('#')[0]!.slice(0, 2000),
    point: point || undefined,
    language,
    title: document.title.slice(0, 200),
    referrer: document.referrer.slice(0, 2000),
  }
}

/** 128 random bits. Not `randomUUID`: a shop on plain http has none. */
export function newId(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-')
}

/** What `work` gives, or nothing where it throws: storage may be forbidden, what is stored may be spoilt. */
export function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
