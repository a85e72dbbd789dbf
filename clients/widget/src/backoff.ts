/** How long to wait before the next try: exponential with full jitter, so that a crowd of windows spreads out. */

export const FIRST = 500
export const LONGEST = 15_000

/** Milliseconds before the next try, after `tries` that failed; never less than `atLeast`, which the server asked for. */
export function backoff(tries: number, atLeast = 0, random = Math.random): number {
  return atLeast + random() * Math.min(LONGEST, FIRST * 2 ** tries)
}
