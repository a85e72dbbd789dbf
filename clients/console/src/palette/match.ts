/** How well a text fits what is typed, and the best of many. Pure. */

export interface Entry {
  id: string
  group: 'pages' | 'objects' | 'actions'
  text: string
  /** What it is, in a word. */
  detail: string
  /** Found by this too. */
  also?: string
  href?: string
  run?: () => void
}

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase()
const starts = (text: string, at: number): boolean => at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')

/** Of one word: as a whole, at the beginning of a word, inside, or its letters in order; null: not at all. */
function fit(word: string, text: string): number | null {
  const at = text.indexOf(word)
  if (at === 0) return text.length === word.length ? 100 : 90
  if (at > 0) {
    for (let next = at; next >= 0; next = text.indexOf(word, next + 1)) if (starts(text, next)) return 80
    return 60
  }
  let place = -1
  let gaps = 0
  for (const letter of word) {
    const next = text.indexOf(letter, place + 1)
    if (next < 0) return null
    if (place >= 0 && next > place + 1 && !starts(text, next)) gaps += next - place - 1
    place = next
  }
  return word.length < 2 || gaps > word.length * 2 ? null : Math.max(5, 40 - gaps * 2)
}

/** How well an entry fits; null: a word is missing. Words may fit its detail too, for less. */
export function score(query: string, entry: Entry): number | null {
  const text = fold(entry.text)
  const detail = fold(`${entry.detail} ${entry.also ?? ''}`)
  let sum = 0
  for (const word of fold(query).split(/\s+/).filter(Boolean)) {
    const own = fit(word, text)
    const other = detail.includes(word) ? 30 : null
    if (own === null && other === null) return null
    sum += Math.max(own ?? 0, other ?? 0)
  }
  return sum - text.length / 1000
}

/** The entries that fit, the best first; equals in their own order. */
export function ranked(query: string, entries: readonly Entry[], most: number): Entry[] {
  return entries
    .flatMap((entry, index) => {
      const worth = score(query, entry)
      return worth === null ? [] : [{ entry, worth, index }]
    })
    .sort((a, b) => b.worth - a.worth || a.index - b.index)
    .slice(0, most)
    .map(({ entry }) => entry)
}

/** The newest first, each once. */
export function remembered<T extends { href: string }>(entry: T, before: readonly T[], most: number): T[] {
  return [entry, ...before.filter((each) => each.href !== entry.href)].slice(0, most)
}
