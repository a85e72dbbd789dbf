/**
 * What the server says in English, said in the reader's language: the sentence is known by its own words, the values in it
 * are taken over. Whatever is not known stays as the server said it.
 */

/** From the server's sentences, a value's place in braces, to how they are said here. */
export type Sayings = Readonly<Record<string, string>>

interface Form {
  pattern: RegExp
  /** A piece that the sentence must hold: asked first, because it is quick. */
  piece: string
  /** Letters that are the sentence's own: of two forms that fit, the one that says more is meant. */
  weight: number
  names: readonly string[]
  /** Values that stand in quotation marks are names, and never a sentence of the server's. */
  quoted: ReadonlySet<string>
  saying: string
  /** Begins with a value, which the end of another sentence is not. */
  open: boolean
}

const PLACE = /\{([a-z][a-z_0-9]*)\}/g
/** What people wrote or named: never taken for words of the server. */
const THEIRS = new Set([
  ...['agent', 'call_class', 'comment', 'group', 'into', 'message', 'name', 'names', 'node', 'point', 'queue', 'queues'],
  ...['script', 'source', 'statement', 'text', 'to', 'url', 'user', 'values', 'who'],
])
/** Ends that the server leaves out at times, with the sign or blank that each begins with where it is there. */
export const ENDS: Readonly<Record<string, string>> = { cause: ':', for: ' ', hint: ';', listed: ';', of: ' ', rest: ' ', skilled: ' ', terms: ',', weight: ',', where: ' ', why: ':' }
const DEEPEST = 4
/** How the end of a sentence begins. */
const END = /^[:;,]/
/** Characters of the longest text that is looked at. */
const LONGEST = 2_000

let forms: Form[] = []
const learned = new Set<Sayings>()
const words = new Map<string, string>()
const found = new Map<string, string>()

/** From now on these are known too. */
export function learn(sayings: Sayings): void {
  if (learned.has(sayings)) return
  learned.add(sayings)
  for (const [english, saying] of Object.entries(sayings)) {
    if (english.match(PLACE)) forms.push(form(english, saying))
    else if (!words.has(small(english))) words.set(small(english), saying)
  }
  forms = forms.sort((a, b) => b.weight - a.weight)
  found.clear()
}

/** Nothing is known any more: all is said as the server says it. */
export function forget(): void {
  forms = []
  learned.clear()
  words.clear()
  found.clear()
}

/** The server's words as the reader reads them. */
export function said(english: string): string {
  if (forms.length === 0 || english === '' || english.length > LONGEST) return english
  const before = found.get(english)
  if (before !== undefined) return before
  const now = understood(english, 0) ?? english
  // Values tick and differ: what was said an hour ago need not be remembered.
  if (found.size > 2_000) found.clear()
  found.set(english, now)
  return now
}

/** The sentence or the sentences in other words; null: they are not known. */
function understood(text: string, depth: number): string | null {
  if (depth > DEEPEST) return null
  return inRow(text, depth) ?? whole(text, depth) ?? ofField(text, depth)
}

function whole(text: string, depth: number): string | null {
  const [, before = '', core = '', stop = ''] = /^(\s*)(.*?)(\.?)$/s.exec(text) ?? []
  const word = words.get(small(core))
  // A word that begins the sentence in English may stand within it here.
  if (word !== undefined && depth > 0) return before + word + stop
  const told = word === undefined ? formed(core, depth) : asLarge(core, word)
  return told === null ? null : before + told + stop
}

function formed(text: string, depth: number): string | null {
  for (const each of forms) {
    if (!text.includes(each.piece) || (END.test(text) && each.open)) continue
    const values = each.pattern.exec(text)
    if (!values) continue
    const valueOf = (name: string): string => values[each.names.indexOf(name) + 1] ?? ''
    const told = each.saying.replaceAll(PLACE, (_, name: string) => filled(each, name, valueOf(name), depth))
    const [, first] = /^\{([a-z][a-z_0-9]*)\}/.exec(each.saying) ?? []
    // A name at the beginning stays as it is written.
    return first !== undefined && told.startsWith(valueOf(first)) ? told : asLarge(text, told)
  }
  return null
}

function filled(of: Form, name: string, value: string, depth: number): string {
  return value === '' || of.quoted.has(name) || THEIRS.has(name) ? value : (listed(value, depth) ?? value)
}

/** A value that is itself words of the server's, or several, of which all must be known. */
function listed(value: string, depth: number): string | null {
  for (const [english, joint] of [[' and ', words.get('and')], [' or ', words.get('or')], [', ', ', ']] as const) {
    const parts = value.split(english)
    if (parts.length < 2 || joint === undefined) continue
    const told = parts.map((each) => understood(each, depth + 1))
    if (told.every((each) => each !== null)) return told.join(english === ', ' ? joint : between(joint))
  }
  return understood(value, depth + 1)
}

/** An Arabic “and” is written together with the word behind it. */
function between(joint: string): string {
  return joint === 'و' ? ` ${joint}` : ` ${joint} `
}

/** Several sentences in a row; all of them must be known. */
function inRow(text: string, depth: number): string | null {
  for (const end of text.matchAll(/\.\s+(?=\S)/g)) {
    const one = whole(text.slice(0, end.index + 1), depth)
    const others = one === null ? null : understood(text.slice(end.index + 1).trimStart(), depth)
    if (others !== null) return `${one} ${others}`
  }
  return null
}

/** What is said of a field or another thing that is named in front; or an end that hangs on another sentence. */
function ofField(text: string, depth: number): string | null {
  const [, name, rest] = /^([\w.[\]-]*:)\s+(\S.*)$/s.exec(text) ?? []
  const told = rest === undefined ? null : understood(rest, depth + 1)
  return told === null ? null : `${name} ${told}`
}

function form(english: string, saying: string): Form {
  const names: string[] = []
  const quoted = new Set<string>()
  const literals = english.split(PLACE)
  const source = literals.map((part, index) => {
    if (index % 2 === 0) return index === 0 ? eitherSize(escaped(part)) : escaped(part)
    if (literals[index - 1]?.endsWith("'") || literals[index - 1]?.endsWith('“')) quoted.add(part)
    const again = names.includes(part)
    if (!again) names.push(part)
    const sign = index > 1 && /[^\s(:,]$/.test(literals[index - 1] || '}') ? ENDS[part] : undefined
    return again ? `\\${names.indexOf(part) + 1}` : sign ? `((?:${sign}.*?)?)` : '(.+?)'
  })
  const own = literals.filter((_, index) => index % 2 === 0)
  const longest = own.map((part, index) => (index === 0 ? part.slice(1) : part)).flatMap((part) => part.split("'")).reduce((a, b) => (b.length > a.length ? b : a), '')
  return { pattern: new RegExp(`^${source.join('')}$`, 'su'), piece: longest, weight: own.join('').length, names, quoted, saying, open: english.startsWith('{') && names[0] !== 'needs' }
}

/** Python quotes a value that holds an apostrophe with double marks. */
function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll("'", `['"]`)
}

function eitherSize(source: string): string {
  const first = source.charAt(0)
  return /[a-z]/i.test(first) ? `[${first.toLowerCase()}${first.toUpperCase()}]${source.slice(1)}` : source
}

const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

function asLarge(english: string, told: string): string {
  return /^\p{Lu}/u.test(english) ? told.charAt(0).toLocaleUpperCase() + told.slice(1) : told
}
