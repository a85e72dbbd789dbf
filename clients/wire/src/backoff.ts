/** How long to wait before the next try: exponential with jitter, so that a crowd of desks spreads out. */

export const FIRST = 500
export const LONGEST = 15_000

/** Milliseconds before try number `tries + 1`; never less than `atLeast`, which the server asked for. */
export function backoff(tries: number, atLeast = 0, random: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST, FIRST * 2 ** tries)
  return atLeast + ceiling / 2 + (random() * ceiling) / 2
}

/** Milliseconds that a Retry-After header asks for: seconds or a date; 0 without one. */
export function retryAfter(header: string | null, now = Date.now()): number {
  if (!header) return 0
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now
  return ms > 0 ? Math.min(ms, 3_600_000) : 0
}
