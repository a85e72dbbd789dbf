/**
 * What the server says in English, said in the reader's language: the sentence is known by its own words, the values in it
 * are taken over. Whatever is not known stays as the server said it.
 */

/** From the server's sentences, a value's place in braces, to how they are said here. */
export type Sayings = Readonly<Record<string, string>>

interface Form {
  /** What stands before, between and behind the values; of quotation marks it has the single ones. */
  literals: readonly string[]
  /** The values in their order. */
  slots: readonly Slot[]
  /** A piece that the sentence must hold: asked first, because it is quick. */
  piece: string
  /** Letters that are the sentence's own: of two forms that fit, the one that says more is meant. */
  weight: number
  /** Values that are taken over as they are. */
  kept: ReadonlySet<string>
  /** All behind its last colon is what somebody wrote. */
  tail: boolean
  saying: string
  /** Begins with a value, which the end of another sentence is not. */
  open: boolean
}

interface Slot {
  name: string
  /** It may be left out; where it is there, it begins so. */
  sign: string | undefined
  /** It stands in quotation marks: a name, and never a sentence of the server's. */
  quoted: boolean
  /** It is the same as the value of this slot. */
  same: number
}

const PLACE = /\{([a-z][a-z_0-9]*)\}/g
/** What people wrote or named: never taken for words of the server. */
const THEIRS = new Set([
  ...['agent', 'call_class', 'comment', 'for', 'group', 'holder', 'host', 'into', 'label', 'message', 'mine', 'name', 'names', 'node'],
  ...['outcome', 'path', 'point', 'queue', 'queues', 'queues_2', 'reply', 'role', 'script', 'source', 'statement', 'status'],
  ...['text', 'to', 'url', 'user', 'user_name', 'values', 'who'],
])
/** Sentences all of whose values people wrote, whatever they are called. */
const ALL_THEIRS = /^\{who\} |^The chat was marked as junk|^\{agent\} declined\{|^global\./
/** Ends in words that somebody wrote. */
const TAIL = /: \{(?:comment|message|note|text|values)\}(?:\{for\})?$/
/** Ends that the server leaves out at times, with the sign or blank that each begins with where it is there. */
export const ENDS: Readonly<Record<string, string>> = { cause: ':', for: ' ', hint: ';', listed: ';', of: ' ', rest: ' ', skilled: ' ', terms: ',', weight: ',', where: ' ', why: ':' }
const DEEPEST = 4
/** A quotation mark at the beginning of a word that nothing closes. */
const OPEN = /(?:^|\s)(?:'(?!.*'(?:\s|$))|"(?!.*"(?:\s|$))|“(?!.*”))/s
/** How the end of a sentence begins. */
const END = /^[:;,]/
/** Characters of the longest text that is looked at. */
const LONGEST = 2_000
/** Characters that are compared with the forms for one text: what visitors write may be made so that all nearly fits. */
const MOST = 20_000
/** What it costs to try a place for the end of a value. */
const TRY = 10
/** What it costs to look for a form, however short the text. */
const LOOK = 50

let forms: Form[] = []
/** What is left of `MOST`. */
let left = 0
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
  left = MOST
  const told = written(english) ?? understood(english, 0)
  const now = told === null || left < 0 ? english : told
  // Values tick and differ: what was said an hour ago need not be remembered.
  if (found.size > 2_000) found.clear()
  found.set(english, now)
  return now
}

/** A sentence that ends in what somebody wrote, which may read like anything: where such an end begins first, it counts. */
function written(text: string): string | null {
  let best: { each: Form; values: readonly string[]; tail: number } | undefined
  for (const each of forms) {
    if (!each.tail || !text.includes(each.piece)) continue
    const values = valuesIn(each, text)
    const at = each.slots.findIndex((slot, index) => !slot.sign && (each.literals[index] ?? '').endsWith(': ') && each.kept.has(slot.name))
    const tail = values ? text.length - each.slots.slice(at).reduce((sum, _, index) => sum + (values[at + index] ?? '').length, 0) : 0
    // A quotation mark that is open: it is somebody's “X wrote: …” within a value.
    if (!values || OPEN.test(values[0] ?? '') || (best && best.tail <= tail)) continue
    best = { each, values, tail }
  }
  return best ? told(best.each, best.values, text, 0) : null
}

/** The sentence or the sentences in other words; null: they are not known. */
function understood(text: string, depth: number): string | null {
  if (depth > DEEPEST || left < 0) return null
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
  left -= LOOK + text.length
  for (const each of forms) {
    if (left < 0) return null
    if (!text.includes(each.piece) || (END.test(text) && each.open)) continue
    const values = valuesIn(each, text)
    if (values) return told(each, values, text, depth)
  }
  return null
}

/** A form said with these values. */
function told(each: Form, values: readonly string[], text: string, depth: number): string {
  const valueOf = (name: string): string => values[each.slots.findIndex((slot) => slot.name === name)] ?? ''
  const full = each.saying.replaceAll(PLACE, (_, name: string) => filled(each, name, valueOf(name), depth))
  const [, first] = /^\{([a-z][a-z_0-9]*)\}/.exec(each.saying) ?? []
  // A name at the beginning stays as it is written.
  return first !== undefined && full.startsWith(valueOf(first)) ? full : asLarge(text, full)
}

function filled(of: Form, name: string, value: string, depth: number): string {
  return value === '' || of.kept.has(name) ? value : (listed(value, depth) ?? value)
}

/** The values with which a form is this text, each as short as can be; null: it is another text. */
function valuesIn({ literals, slots }: Form, text: string): readonly string[] | null {
  const plain = text.replaceAll('"', "'")
  const start = literals[0] ?? ''
  if (!plain.startsWith(start.slice(1), 1) || small(plain.charAt(0)) !== small(start.charAt(0) || plain.charAt(0))) return null
  const values: string[] = []

  function fits(slot: number, from: number): boolean {
    const { sign, quoted, same } = slots[slot] ?? { sign: undefined, quoted: false, same: -1 }
    const behind = literals[slot + 1] ?? ''
    const last = slot === slots.length - 1
    const endsAt = (end: number): boolean => {
      left -= TRY
      values[slot] = text.slice(from, end)
      if (quoted && !isClosed(text, from, end)) return false
      return last || fits(slot + 1, end + behind.length)
    }
    if (same >= 0) {
      const end = from + (values[same] ?? '').length
      return text.startsWith(values[same] ?? '', from) && (last ? text.slice(end) === behind : plain.startsWith(behind, end)) && endsAt(end)
    }
    const least = from + (sign ?? '.').length
    if (sign === undefined || text.startsWith(sign, from)) {
      const all = text.length - behind.length
      if (last) {
        if (all >= least && plain.endsWith(behind) && endsAt(all)) return true
      } else {
        for (let end = plain.indexOf(behind, least); end >= 0 && left >= 0; end = end < all ? plain.indexOf(behind, end + 1) : -1) if (endsAt(end)) return true
      }
    }
    return sign !== undefined && (last ? plain.slice(from) === behind : plain.startsWith(behind, from)) && endsAt(from)
  }

  return fits(0, start.length) ? values : null
}

/** Whether the marks around a value are of one kind, and none of them stands within it. */
function isClosed(text: string, from: number, end: number): boolean {
  const mark = text.charAt(from - 1)
  return text.charAt(end) === mark && !text.slice(from, end).replaceAll(/\\./gs, '').includes(mark)
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
    if (left < 0) return null
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
  const split = english.split(PLACE)
  const own = split.filter((_, index) => index % 2 === 0)
  const names = split.filter((_, index) => index % 2 === 1)
  const slots = names.map((name, index): Slot => {
    const before = own[index] ?? ''
    const sign = index > 0 && /[^\s(:,]$/.test(before || '}') ? ENDS[name] : undefined
    const quoted = before.endsWith("'") && (own[index + 1] ?? '').startsWith("'")
    return { name, sign, quoted, same: names.indexOf(name) < index ? names.indexOf(name) : -1 }
  })
  const kept = new Set(slots.filter(({ name, quoted }, index) => quoted || THEIRS.has(name) || ALL_THEIRS.test(english) || (own[index] ?? '').endsWith('“')).map(({ name }) => name))
  // Python quotes a value that holds an apostrophe with double marks.
  const literals = own.map((part) => part.replaceAll('"', "'"))
  const piece = own.map((part, index) => (index === 0 ? part.slice(1) : part)).flatMap((part) => part.split("'")).reduce((a, b) => (b.length > a.length ? b : a), '')
  return { literals, slots, piece, weight: own.join('').length, kept, tail: TAIL.test(english), saying, open: english.startsWith('{') && names[0] !== 'needs' }
}

const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

function asLarge(english: string, told: string): string {
  return /^\p{Lu}/u.test(english) ? told.charAt(0).toLocaleUpperCase() + told.slice(1) : told
}
