/** Where an object is used, as the server tells it: a sentence, and the address of what uses it. Pure. */

export interface Use {
  /** As the server says it. */
  text: string
  /** The collection's path and the namespace of its texts, as far as the console shows such objects. */
  path: string | null
  texts: string
  key: string
  field: string
}

const SUBJECTS: Readonly<Record<string, readonly [path: string, texts: string]>> = {
  'routing point': ['routing-points', 'points'],
  layout: ['layouts', 'layouts'],
  'call class': ['call-classes', 'callClasses'],
  queue: ['queues', 'queues'],
  'agent group': ['agent-groups', 'agentGroups'],
  skill: ['skills', 'skills'],
  user: ['users', 'users'],
  'user group': ['user-groups', 'userGroups'],
  'status code': ['status-codes', 'statusCodes'],
  outcome: ['outcomes', 'outcomes'],
  'outcome category': ['outcome-categories', 'outcomeCategories'],
  calendar: ['calendars', 'calendars'],
  variable: ['variables', 'variables'],
  webhook: ['webhooks', 'webhooks'],
  script: ['scripts', 'scripts'],
  role: ['roles', 'roles'],
  'canned reply': ['canned-replies', 'cannedReplies'],
  host: ['hosts', 'hosts'],
  'data source': ['data-sources', 'dataSources'],
}

/** `routing point 'demo' (class)` → the field Class of the point “demo”. */
export function useOf(text: string): Use {
  const found = /^([a-z ]+) (?:'(.*)'|"(.*)")(?: \((.*)\))?$/s.exec(text)
  const [path, texts] = SUBJECTS[found?.[1] ?? ''] ?? [null, '']
  return { text, path, texts, key: found?.[2] ?? found?.[3] ?? '', field: found?.[4]?.split('.')[0] ?? '' }
}
