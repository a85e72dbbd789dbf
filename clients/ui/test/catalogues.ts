/** What every translation owes the English catalogue: the same texts, the same places for values, no more. */

import type { Catalogue } from '../src/texts'

const PLURAL = /_(zero|one|two|few|many|other)$/
const stem = (key: string): string => key.replace(PLURAL, '')

/** Every text by its path, `namespace.group.key`. */
export function leaves(tree: object, path = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    const at = path ? `${path}.${key}` : key
    if (typeof value === 'string') found.set(at, value)
    else for (const [inner, text] of leaves(value as object, at)) found.set(inner, text)
  }
  return found
}

const places = (text: string): string[] => [...new Set(text.match(/\{\{\s*\w+\s*\}\}/g) ?? [])].map((each) => each.replace(/\s/g, '')).sort()

/** Everything that is wrong with a translation, as sentences; none: it is whole. */
export function flaws(english: Catalogue, other: Catalogue, code: string): string[] {
  const [ours, theirs] = [leaves(english), leaves(other)]
  const wanted = new Map([...ours].map(([key, text]) => [stem(key), text]))
  const there = new Set([...theirs.keys()].map(stem))
  const found: string[] = []
  for (const key of wanted.keys()) if (!there.has(key)) found.push(`${code} lacks ${key}`)
  for (const key of there) if (!wanted.has(key)) found.push(`${code} has ${key}, which English has not`)
  for (const [key, text] of theirs) {
    if (!text.trim() && ours.get(key)?.trim()) found.push(`${code} says nothing for ${key}`)
    const forms = [...ours].filter(([each]) => stem(each) === stem(key)).map(([, each]) => places(each))
    const ask = new Set(forms.flat())
    for (const place of places(text)) if (!ask.has(place)) found.push(`${code}: ${key} wants ${place}, which nobody gives`)
    // A plural's form for one may say the number in words.
    const needed = [...ask].filter((place) => forms.every((each) => each.includes(place)) && !(PLURAL.test(key) && place === '{{count}}'))
    for (const place of needed) if (!text.replace(/\s/g, '').includes(place)) found.push(`${code}: ${key} leaves out ${place}`)
  }
  const forms = new Intl.PluralRules(code).resolvedOptions().pluralCategories
  for (const key of new Set([...theirs.keys()].filter((each) => PLURAL.test(each)).map(stem))) {
    for (const form of forms) if (!theirs.has(`${key}_${form}`)) found.push(`${code}: ${key} has no form “${form}”`)
  }
  return found
}
