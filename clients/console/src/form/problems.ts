/** What a refusal says about the fields of a form. Pure. */

import { locale } from '@cordboard/ui/language.ts'
import { said } from '@cordboard/ui/said.ts'
import type { Problem } from '@cordboard/wire/http.ts'
import { t } from '../texts'

/** Sentences by field; within a field by the part that is wrong (`''`: the whole of it). */
export type Wrong = Readonly<Record<string, Readonly<Record<string, string>>>>

export const NOTHING_WRONG: Wrong = {}

/** `urls[0]` → `urls`, `0`; `settings.priority` → `settings`, `priority`; `$.skills[...]` → `skills`, `...`. */
export function partsOf(path: string): [field: string, part: string] {
  const [field = '', ...rest] = path.replace(/^\$\.?/, '').split(/[.[\]]+/).filter(Boolean)
  return [field, rest.join('.')]
}

export function wrongAt(path: string, sentence: string): Wrong {
  const [field, part] = partsOf(path)
  return { [field]: { [part]: sentence } }
}

/** The fields that a refusal names; none when it speaks of something else. `fieldOf` knows the sentences that name none. */
export function wrongFields(problem: Problem, fieldOf: (sentence: string) => string | undefined = () => undefined): Wrong {
  const { field, problems } = problem.extra
  if (typeof field === 'string') return wrongAt(field, said(withoutPath(problem.detail, field)))
  const typed = /^(.*) - at `(\$.*)`\.?$/s.exec(problem.detail)
  if (typed) return wrongAt(typed[2] ?? '', typeSentence(typed[1] ?? ''))
  const missing = /required field `(\w+)`/.exec(problem.detail)
  if (missing) return wrongAt(missing[1] ?? '', t('wrong.missing'))
  const spoken = fieldOf(problem.detail)
  if (spoken) return { [spoken]: { '': problem.message } }
  const found: Record<string, Record<string, string>> = {}
  for (const sentence of Array.isArray(problems) ? problems.filter((one) => typeof one === 'string') : []) {
    const name = fieldOf(sentence)
    if (!name) return NOTHING_WRONG
    const before = found[name]?.['']
    found[name] = { '': before ? `${before} ${said(sentence)}` : said(sentence) }
  }
  return found
}

/** A refusal in one sentence, where no field is at hand to show it at. */
export function sentenceOf(problem: Problem): string {
  const sentences = Object.values(wrongFields(problem)).flatMap((parts) => Object.values(parts))
  return sentences.join(' ') || problem.message
}

/** A type's refusal, written for programs, as a sentence for a person; what a rule of the field says stays what it is. */
export function typeSentence(text: string): string {
  if (!/^(?:Expected|Invalid) /.test(text)) return said(text)
  const length = /of length (>=|<=) (\d+)/.exec(text)
  if (length) return t(length[1] === '>=' ? 'wrong.shorter' : 'wrong.longer', { count: Number(length[2]) })
  const bound = /(>=|<=) (-?[\d.]+)/.exec(text)
  if (bound) return t(bound[1] === '>=' ? 'wrong.least' : 'wrong.most', { bound: Number(bound[2]).toLocaleString(locale()) })
  if (text.includes('matching regex')) return t('wrong.form')
  return t('wrong.kind')
}

/** The field's own name before the sentence says nothing to who sees the field. */
function withoutPath(sentence: string, field: string): string {
  const rest = sentence.startsWith(`${field}: `) ? sentence.slice(field.length + 2) : sentence
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}
