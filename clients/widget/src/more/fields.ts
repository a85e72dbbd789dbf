/** Fields of a form: which are asked for, and whether an answer fits. Pure; the server decides by the same rules. */

import type { Answers, Field } from '../wire'

const SHORT = 200
const LONG = 2_000
const FORMS: Record<string, RegExp> = {
  email: /^[^@\s,;<>"]{1,64}@[^@\s,;<>"]+\.[^@\s,;<>".]+$/,
  phone: /^\+?[0-9 ()./-]{3,30}$/,
  number: /^-?\d{1,15}([.,]\d{1,9})?$/,
}

/** An answer as text; empty: none. */
export function told(answer: string | boolean | undefined): string {
  return answer === true ? 'yes' : (answer || '').trim()
}

/** The fields that these answers bring about. */
export function asked(fields: Field[], answers: Answers): Field[] {
  const shown = new Set<string>()
  return fields.filter(({ name, when }) => {
    if (when) {
      const answer = shown.has(when.field) ? told(answers[when.field]) : ''
      if (!answer || (when.values?.length && !when.values.includes(answer))) return false
    }
    shown.add(name)
    return true
  })
}

/** What is wrong with an answer. */
export function wrong({ type, required, choices }: Field, answer: string | boolean | undefined): 'required' | 'invalid' | undefined {
  const text = told(answer)
  if (!text) return required ? 'required' : undefined
  if (type === 'choice' && !choices.some(({ value }) => value === text)) return 'invalid'
  if (text.length > (type === 'long_text' ? LONG : SHORT)) return 'invalid'
  return FORMS[type]?.test(text) === false ? 'invalid' : undefined
}

/** The answers to what was asked, without those that were not given. */
export function given(fields: Field[], answers: Answers): Answers {
  const entries = asked(fields, answers).map(({ name }) => [name, answers[name]] as const)
  return Object.fromEntries(entries.filter(([, answer]) => told(answer)).map(([name, answer]) => [name, typeof answer === 'string' ? answer.trim() : answer!]))
}
