/** How the fields of a kind are grouped, and which of them matter only with others. What is not named here follows in its order. */

import type { ScriptNode } from '../editor/model/definition'
import type { FieldKind, NodeKind } from '../kinds'
import { valueOf } from './values'

export type SectionName = 'who' | 'meanwhile' | 'limits' | 'misfit' | 'body' | 'mail'

interface Section {
  readonly title: SectionName
  readonly fields: readonly string[]
}

/** Fields that stand under a title; those before them have none. */
const SECTIONS: Readonly<Record<string, readonly Section[]>> = {
  ask: [
    { title: 'misfit', fields: ['required', 'tries', 'again'] },
    { title: 'limits', fields: ['timeout'] },
  ],
  enqueue: [
    { title: 'who', fields: ['skills', 'preferred_agent', 'prefer_last_agent', 'relax'] },
    { title: 'meanwhile', fields: ['messages', 'message_interval'] },
    { title: 'limits', fields: ['timeout', 'answer_timeout', 'hunt_interval', 'maximum_matches', 'max_hunt_calls'] },
  ],
  hunt: [{ title: 'limits', fields: ['timeout', 'answer_timeout', 'hunt_interval', 'maximum_matches', 'max_hunt_calls'] }],
  http_request: [{ title: 'body', fields: ['body_kind', 'body'] }],
  leave_message: [{ title: 'mail', fields: ['mail_to', 'subject'] }],
}

/** When a field matters. One that holds something is shown all the same. */
const MATTERS: Readonly<Record<string, (value: (field: string) => unknown) => boolean>> = {
  'ask.choices': (value) => value('answer') === 'choice',
  'ask.tries': (value) => value('required') === true,
  'ask.again': (value) => value('required') === true,
  'present_to_agent.agent': (value) => value('last_agent') !== true,
  'leave_message.subject': (value) => value('mail_to') !== '',
  'enqueue.message_interval': (value) => Array.isArray(value('messages')) && (value('messages') as unknown[]).length > 0,
  'http_request.body_kind': (value) => carries(value('method')),
  'http_request.body': (value) => carries(value('method')),
}

function carries(method: unknown): boolean {
  return method !== 'GET' && method !== 'HEAD'
}

export interface Drawn {
  /** Null: the fields at the beginning. */
  readonly title: SectionName | null
  readonly fields: readonly FieldKind[]
}

/** The fields of a node as they are shown. `wrong`: fields of which the check says something; they are never hidden. */
export function sectionsOf(kind: NodeKind, node: ScriptNode, wrong: ReadonlySet<string>): readonly Drawn[] {
  const sections = SECTIONS[kind.kind] ?? []
  const placed = new Set(sections.flatMap((section) => section.fields))
  const byName = new Map(kind.fields.map((field) => [field.name, field]))
  const value = (name: string): unknown => {
    const field = byName.get(name)
    return field && valueOf(node, field)
  }
  const matters = (field: FieldKind): boolean => Object.hasOwn(node, field.name) || wrong.has(field.name) || (MATTERS[`${kind.kind}.${field.name}`]?.(value) ?? true)
  const first = kind.fields.filter((field) => !placed.has(field.name))
  const named = sections.map(({ title, fields }) => ({ title, fields: fields.flatMap((name) => byName.get(name) ?? []) }))
  return [{ title: null, fields: first }, ...named]
    .map(({ title, fields }) => ({ title, fields: fields.filter(matters) }))
    .filter((section) => section.fields.length > 0)
}
