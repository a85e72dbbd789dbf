/** The fields of a form while they are edited. Pure. */

import type { components } from '@cordboard/wire/generated/api.ts'

export type FormField = components['schemas']['FormField']
export type Condition = NonNullable<FormField['when']>

export const TYPES = ['text', 'long_text', 'email', 'phone', 'number', 'choice', 'checkbox', 'consent'] as const

/** A name that no field has yet. */
export function freeName(fields: readonly FormField[]): string {
  const taken = new Set(fields.map(({ name }) => name))
  for (let number = fields.length + 1; ; number++) if (!taken.has(`field${number}`)) return `field${number}`
}

export function blank(fields: readonly FormField[]): FormField {
  return { name: freeName(fields), type: 'text', label: {}, required: false, choices: [], when: null, pages: [] }
}

/** The field as another type: choices belong to one type alone. */
export function ofType(field: FormField, type: FormField['type']): FormField {
  return { ...field, type, choices: type === 'choice' ? (field.choices.length > 0 ? field.choices : [{ value: '1', label: {} }]) : [] }
}

export function replaced(fields: readonly FormField[], at: number, field: FormField): FormField[] {
  const before = fields[at]?.name
  // Conditions go with the name that they look at.
  return fields.map((each, index) => {
    if (index === at) return field
    return each.when && each.when.field === before && before !== field.name ? { ...each, when: { ...each.when, field: field.name } } : each
  })
}

export function removed(fields: readonly FormField[], at: number): FormField[] {
  const gone = fields[at]?.name
  return fields.filter((_, index) => index !== at).map((each) => (each.when?.field === gone ? { ...each, when: null } : each))
}

/** One place up (-1) or down (1). What depended on a field that now stands behind it no longer does. */
export function moved(fields: readonly FormField[], at: number, by: -1 | 1): FormField[] {
  const to = at + by
  if (to < 0 || to >= fields.length) return [...fields]
  const next = [...fields]
  next.splice(to, 0, ...next.splice(at, 1))
  const seen = new Set<string>()
  return next.map((each) => {
    const known = each.when === null || seen.has(each.when.field)
    seen.add(each.name)
    return known ? each : { ...each, when: null }
  })
}

/** A text with one language changed; an empty one is taken away. */
export function withWord(words: Readonly<Record<string, string>>, language: string, text: string): Record<string, string> {
  const { [language]: _, ...rest } = words
  return text ? { ...rest, [language]: text } : rest
}
