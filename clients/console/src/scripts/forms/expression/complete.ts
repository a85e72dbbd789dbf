/** What can stand at the caret: names, members, functions, queues. Pure. */

import type { FunctionTold, Language, Named } from '../told'
import { expressionAt, type Holds } from './scan'

export interface Surroundings {
  readonly holds: Holds
  readonly language: Language | null
  /** The script's properties. */
  readonly settings: readonly Named[]
  /** Variables that the script sets. */
  readonly variables: readonly string[]
  readonly globals: readonly Named[]
  readonly queues: readonly Named[]
  /** What the whole text may be, instead of a placeholder: queues, skills … */
  readonly options: readonly Named[]
}

export interface Proposal {
  /** As it is listed. */
  readonly label: string
  readonly detail: string
  readonly sentence: string
  /** What stands there then, and where in it the caret goes. */
  readonly insert: string
  readonly caret: number
  /** There is more to choose behind it. */
  readonly more: boolean
}

export interface Completion {
  readonly from: number
  readonly to: number
  readonly proposals: readonly Proposal[]
}

const NONE: readonly Proposal[] = []
const MOST = 60

/** The proposals at the caret; null: none. `asked`: they were asked for outright, not by typing. */
export function complete(text: string, caret: number, around: Surroundings, asked = false): Completion | null {
  const start = expressionAt(text, caret, around.holds)
  if (start === null) return ofOptions(text, caret, around, asked)
  const before = text.slice(start, caret)
  const quoted = openQuote(before)
  if (quoted !== null) return inQuotes(text, start, before, quoted, caret, around)
  const word = /[\p{L}\p{N}_]*$/u.exec(before)?.[0] ?? ''
  if (/^\p{N}/u.test(word)) return null
  const from = caret - word.length
  const path = before.slice(0, before.length - word.length)
  const to = caret + (/^[\p{L}\p{N}_]*/u.exec(text.slice(caret))?.[0].length ?? 0)
  const found = path.trimEnd().endsWith('.') ? members(path, around) : word || asked || path.trim() === '' ? beginnings(word, around) : NONE
  const fitting = found.filter((each) => fits(each.label, word)).sort((a, b) => rank(a.label, word) - rank(b.label, word))
  const proposals = fitting.slice(0, MOST).map((each) => closed(each, text, to, around.holds))
  const only = proposals[0]
  // What is there already in full needs no proposal.
  if (proposals.length === 0 || (proposals.length === 1 && only?.label === word && !asked)) return null
  return { from, to, proposals }
}

export interface Signature {
  readonly told: FunctionTold
  /** Which argument the caret is at, from 0. */
  readonly at: number
}

/** The function whose arguments the caret stands in; null: none. */
export function signatureAt(text: string, caret: number, around: Pick<Surroundings, 'holds' | 'language'>): Signature | null {
  const start = expressionAt(text, caret, around.holds)
  if (start === null) return null
  const calls: { name: string; at: number }[] = []
  const before = text.slice(start, caret)
  const tokens = before.matchAll(/"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|([\p{L}_][\p{L}\p{N}_]*)?\s*([([])|[)\]]|,/gu)
  for (const [sign, name, opening] of tokens) {
    if (opening) calls.push({ name: opening === '(' ? (name ?? '') : '', at: 0 })
    else if (sign === ')' || sign === ']') calls.pop()
    else if (sign === ',') calls.push({ ...(calls.pop() ?? { name: '', at: 0 }), at: (calls.at(-1)?.at ?? 0) + 1 })
  }
  const inner = calls.at(-1)
  const told = inner && around.language?.functions.find((each) => each.name === inner.name)
  return told ? { told, at: inner.at } : null
}

/** How a function is called: `round(number, [number])`. */
export function signatureOf({ name, takes }: FunctionTold): string {
  return `${name}(${takes.map((each) => (each.optional ? `[${plain(each.type)}]` : plain(each.type))).join(', ')})`
}

/** A type's name without its article. */
export function plain(type: string): string {
  return type.replace(/^(an?|any) /, '')
}

function ofOptions(text: string, caret: number, { options }: Surroundings, asked: boolean): Completion | null {
  // Beside a placeholder a name has no place.
  if (options.length === 0 || text.includes('{{')) return null
  const word = asked ? '' : text.slice(0, caret).trim()
  const found = options.filter((each) => fits(each.name, word) || fits(each.detail, word))
  if (found.length === 0 || (!asked && found.length === 1 && found[0]?.name === text)) return null
  const proposals = found.slice(0, MOST).map((each) => proposal(each.name, each.detail, ''))
  return { from: 0, to: text.length, proposals }
}

function fits(label: string, word: string): boolean {
  return label.toLowerCase().includes(word.toLowerCase())
}

/** What begins with the word goes first, then what has a member that does. */
function rank(label: string, word: string): number {
  const [low, sought] = [label.toLowerCase(), word.toLowerCase()]
  return low.startsWith(sought) ? 0 : low.includes(`.${sought}`) ? 1 : 2
}

function proposal(label: string, detail: string, sentence: string, rest: Partial<Proposal> = {}): Proposal {
  return { label, detail, sentence, insert: label, caret: label.length, more: false, ...rest }
}

/** A placeholder that nobody has closed is closed with what completes it. */
function closed(each: Proposal, text: string, to: number, holds: Holds): Proposal {
  const open = holds === 'template' && !each.more && !/^[^{]*\}\}/s.test(text.slice(to))
  return open ? { ...each, insert: `${each.insert}}}`, caret: each.caret === each.insert.length ? each.insert.length + 2 : each.caret } : each
}

/** What an expression may begin with, and all that lies below it: whoever types `lang` finds `visitor.language`. */
function beginnings(word: string, around: Surroundings): readonly Proposal[] {
  const { language } = around
  if (!language) return NONE
  const roots = language.roots.map((root) =>
    root.members?.length === 0 ? proposal(root.name, plain(root.type), root.sentence) : proposal(root.name, '', root.sentence, { insert: `${root.name}.`, caret: root.name.length + 1, more: true }),
  )
  const below = word.length < 2 ? [] : language.roots.flatMap((root) => membersOf(root.name, around).map((each) => belowRoot(root.name, each)))
  const functions = language.functions.map((each) => {
    const caret = each.name.length + 1
    return proposal(each.name, signatureOf(each), each.sentence, { insert: `${each.name}()`, caret })
  })
  const queue = proposal('queue', 'queue("NAME")', language.queue.sentence, { insert: 'queue("")', caret: 'queue("'.length })
  const words = language.words.map((each) => proposal(each.name, '', each.sentence))
  return [...roots, ...below, ...functions, queue, ...(word ? words : [])]
}

function belowRoot(root: string, each: Proposal): Proposal {
  const label = `${root}.${each.label}`
  const insert = each.insert.startsWith('[') ? root + each.insert : `${root}.${each.insert}`
  return { ...each, label, insert, caret: insert.length }
}

function members(path: string, around: Surroundings): readonly Proposal[] {
  const before = path.trimEnd().slice(0, -1).trimEnd()
  if (/(^|[^\p{L}\p{N}_.])queue\s*\((?:"[^"]*"|'[^']*'|[^()]*)\)$/u.test(before)) {
    return (around.language?.queue.members ?? []).map((each) => proposal(each.name, plain(each.type), each.sentence))
  }
  const root = /(?:^|[^\p{L}\p{N}_.\])])([\p{L}_][\p{L}\p{N}_]*)$/u.exec(before)?.[1]
  return root ? membersOf(root, around) : NONE
}

function membersOf(root: string, { language, settings, variables, globals }: Surroundings): readonly Proposal[] {
  const named = (each: Named): Proposal => proposal(each.name, each.detail, '')
  if (root === 'settings') return settings.map(named)
  if (root === 'global') return globals.map(named)
  if (root === 'script') return variables.map((name) => proposal(name, '', ''))
  const told = language?.roots.find((each) => each.name === root)
  return (told?.members ?? []).map((each) => proposal(each.name, plain(each.type), each.sentence))
}

/** Where the text in quotes begins that is still open; null: none is. */
function openQuote(before: string): number | null {
  let quote = ''
  let from = 0
  for (let at = 0; at < before.length; at += 1) {
    const sign = before[at] ?? ''
    if (quote && sign === '\\') at += 1
    else if (quote ? sign === quote : sign === '"' || sign === "'") {
      quote = quote ? '' : sign
      from = at + 1
    }
  }
  return quote ? from : null
}

/** Inside quotes only a queue's name can be proposed: `queue("…`. */
function inQuotes(text: string, start: number, before: string, quoted: number, caret: number, { queues }: Surroundings): Completion | null {
  if (!/(^|[^\p{L}\p{N}_.])queue\s*\(\s*["']$/u.test(before.slice(0, quoted))) return null
  const typed = before.slice(quoted)
  const quote = before[quoted - 1] ?? '"'
  const end = text.indexOf(quote, caret)
  const to = end >= 0 && !/[\n{}]/.test(text.slice(caret, end)) ? end : caret
  const rest = text.slice(to)
  const found = queues.filter((each) => fits(each.name, typed))
  if (found.length === 0) return null
  const proposals = found.slice(0, MOST).map((each) => {
    // Behind the name stands what is asked of the queue.
    const tail = rest.startsWith(`${quote})`) ? '' : rest.startsWith(quote) ? '' : `${quote}).`
    return proposal(each.name, each.detail, '', { insert: each.name + tail, caret: each.name.length + tail.length, more: tail !== '' })
  })
  return { from: start + quoted, to, proposals }
}
