/** What fills each page; fetched when it is first opened. */

import { lazy, type ComponentType } from 'react'
import type { AnyDescribed } from '../collection/described'
import { speakOfScripts } from '../texts'

function collection(load: () => Promise<AnyDescribed>) {
  return lazy(async () => {
    const [{ CollectionPage }, described] = await Promise.all([import('../collection/CollectionPage'), load()])
    return { default: () => <CollectionPage described={described} /> }
  })
}

/** A page that speaks of scripts: its texts come with it. */
function ofScripts(load: () => Promise<ComponentType>) {
  return lazy(async () => {
    const [Page] = await Promise.all([load(), speakOfScripts()])
    return { default: Page }
  })
}

const BODIES: Readonly<Record<string, ComponentType>> = {
  'web-chat': lazy(async () => ({ default: (await import('../webchat/WebChatPage')).WebChatPage })),
  contacts: ofScripts(async () => (await import('../scripts/trace/ContactsPage')).ContactsPage),
  queues: collection(async () => (await import('../subjects/queues')).queues),
  'agent-groups': collection(async () => (await import('../subjects/agentGroups')).agentGroups),
  serving: lazy(async () => ({ default: (await import('../queueing/ServingPage')).ServingPage })),
  'skill-levels': lazy(async () => ({ default: (await import('../queueing/SkillLevelsPage')).SkillLevelsPage })),
  skills: collection(async () => (await import('../subjects/skills')).skills),
  'call-classes': collection(async () => (await import('../subjects/callClasses')).callClasses),
  outcomes: collection(async () => (await import('../subjects/outcomes')).outcomes),
  'outcome-categories': collection(async () => (await import('../subjects/outcomeCategories')).outcomeCategories),
  'canned-replies': collection(async () => (await import('../replies/cannedReplies')).cannedReplies),
  hosts: collection(async () => (await import('../outside/hosts')).hosts),
  'data-sources': collection(async () => (await import('../outside/dataSources')).dataSources),
  'api-tokens': lazy(async () => ({ default: (await import('../outside/ApiTokensPage')).ApiTokensPage })),
  webhooks: collection(async () => (await import('../webhooks/webhooks')).webhooks),
  'left-messages': lazy(async () => ({ default: (await import('../messages/MessagesPage')).MessagesPage })),
  audit: lazy(async () => ({ default: (await import('../audit/AuditPage')).AuditPage })),
  configuration: lazy(async () => ({ default: (await import('../configuration/ConfigurationPage')).ConfigurationPage })),
  system: lazy(async () => ({ default: (await import('../system/SystemPage')).SystemPage })),
  users: lazy(async () => ({ default: (await import('../people/UsersPage')).UsersPage })),
  roles: lazy(async () => ({ default: (await import('../people/RolesPage')).RolesPage })),
  'user-groups': collection(async () => (await import('../subjects/userGroups')).userGroups),
  'status-codes': collection(async () => (await import('../subjects/statusCodes')).statusCodes),
  scripts: ofScripts(async () => (await import('../scripts/ScriptsPage')).ScriptsPage),
  calendars: collection(async () => (await import('../subjects/calendars')).calendars),
  variables: collection(async () => (await import('../subjects/variables')).variables),
}

export function bodyOf(name: string): ComponentType | undefined {
  return BODIES[name]
}
