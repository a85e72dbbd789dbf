/** Where placeholders stand in a text, and what of it a mistake underlines. Pure; the compiler itself is the server's. */

export type Holds = 'template' | 'expression' | 'plain'

export interface Span {
  readonly from: number
  readonly to: number
}

export interface Piece extends Span {
  readonly placeholder: boolean
  readonly wrong: boolean
}

/** The end of the placeholder that opens at `open`, behind its braces; null: it is not closed. Braces in quotes do not count. */
function closing(text: string, open: number): number | null {
  let quote = ''
  for (let at = open + 2; at < text.length; at += 1) {
    const sign = text[at]
    if (quote) {
      if (sign === '\\') at += 1
      else if (sign === quote) quote = ''
    } else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '}' && text[at + 1] === '}') return at + 2
  }
  return null
}

/** The placeholders, braces included; one that is not closed reaches to the end. */
export function placeholders(text: string): readonly (Span & { closed: boolean })[] {
  const found: (Span & { closed: boolean })[] = []
  for (let from = text.indexOf('{{'); from >= 0; ) {
    const to = closing(text, from)
    found.push({ from, to: to ?? text.length, closed: to !== null })
    if (to === null) break
    from = text.indexOf('{{', to)
  }
  return found
}

export function hasPlaceholder(text: string): boolean {
  return text.includes('{{')
}

/** What is underlined of a mistake at this column, counted from 1: the word or sign that begins there. */
export function wrongSpan(text: string, column: number): Span {
  // The server counts characters; a sign beyond the first plane is one of them and two here.
  const at = Math.min([...text].slice(0, column - 1).join('').length, text.length)
  const word = /^(\{\{|[\p{L}\p{N}_]+|"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|[=!<>]=?|&&|\|\||.)/su.exec(text.slice(at))?.[0] ?? ''
  // At the very end there is nothing to underline but the last sign.
  return word ? { from: at, to: at + word.length } : { from: Math.max(0, at - 1), to: text.length }
}

/** The text in pieces, each either of a placeholder or not, either wrong or not. Together they are the text. */
export function pieces(text: string, holds: Holds, wrong: Span | null): readonly Piece[] {
  const marked = holds === 'template' ? placeholders(text) : []
  const cuts = new Set([0, text.length, ...marked.flatMap((each) => [each.from, each.to]), ...(wrong ? [wrong.from, wrong.to] : [])])
  const sorted = [...cuts].sort((a, b) => a - b)
  const within = (span: Span, at: number): boolean => span.from <= at && at < span.to
  return sorted.slice(0, -1).map((from, index) => ({
    from,
    to: sorted[index + 1] ?? text.length,
    placeholder: marked.some((each) => within(each, from)),
    wrong: wrong !== null && within(wrong, from),
  }))
}

/** Where the expression begins that the caret stands in; null: the caret is in plain text. */
export function expressionAt(text: string, caret: number, holds: Holds): number | null {
  if (holds === 'expression') return 0
  if (holds === 'plain') return null
  const inside = placeholders(text).find((each) => each.from + 2 <= caret && (caret < each.to - 1 || !each.closed))
  return inside ? inside.from + 2 : null
}
