/** The kinds inserted last, offered first. */

const MOST = 3
let kinds: readonly string[] = []

export function recent(): readonly string[] {
  return kinds
}

export function used(kind: string): void {
  kinds = [kind, ...kinds.filter((each) => each !== kind)].slice(0, MOST)
}
