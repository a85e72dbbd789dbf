/** Searching a script: ids, the words for kinds, texts and all other settings. */

import type { Definition } from './definition'

export interface Hit {
  readonly node: string
  /** The setting in which it was found; empty: in its name or kind. */
  readonly field: string
  /** What stands there. */
  readonly text: string
}

/** One hit a node, the best: its kind's word or id, then its settings in order. Every word must be somewhere in it. */
export function found(definition: Definition, query: string, wordOf: (kind: string) => string): readonly Hit[] {
  const wanted = query.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return []
  const has = (text: string): boolean => wanted.every((word) => text.toLocaleLowerCase().includes(word))
  const hits: Hit[] = []
  for (const [id, { exits, kind, ...settings }] of Object.entries(definition.nodes)) {
    const named = `${wordOf(kind)} ${kind} ${id}`
    const texts = Object.entries(settings).map(([field, value]): [string, string] => [field, plain(value)])
    const inOne = texts.find(([, text]) => has(text))
    if (has(named)) hits.push({ node: id, field: '', text: id })
    else if (inOne) hits.push({ node: id, field: inOne[0], text: inOne[1] })
    else if (has([named, ...texts.map(([, text]) => text)].join(' '))) hits.push({ node: id, field: '', text: id })
  }
  return hits
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join(' ')
  if (typeof value === 'object' && value !== null) return Object.entries(value).map(([name, inner]) => `${name} ${plain(inner)}`).join(' ')
  return value === null || value === undefined ? '' : String(value)
}
