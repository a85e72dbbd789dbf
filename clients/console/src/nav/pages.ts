/** The pages of the console: where they stand in the rail, what one needs to see them. */

import { IconMessageSearch, IconMessages, IconPlug, IconRoute, IconSettings, IconStack2, IconUsers } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { pathOf } from '../place'

export interface Page {
  /** First segment of its address. */
  name: string
  /** Namespace of its texts. */
  texts: string
  /** One of these permissions is needed. */
  needs: readonly string[]
}

export interface Section {
  name: 'webChat' | 'chats' | 'queueing' | 'people' | 'routing' | 'connections' | 'system'
  icon: ComponentType<{ size?: number }>
  pages: readonly Page[]
}

/** So many sections stand in a phone's rail; the rest is in a menu. */
export const ABOVE = 5

const collection = (name: string, texts: string, object: string): Page => ({ name, texts, needs: [`${object}:view`] })

export const SECTIONS: readonly Section[] = [
  {
    name: 'webChat',
    icon: IconMessages,
    pages: [{ name: 'web-chat', texts: 'webChat', needs: ['routing_point:view', 'layout:view', 'blacklist:view'] }],
  },
  {
    name: 'chats',
    icon: IconMessageSearch,
    pages: [
      { name: 'contacts', texts: 'contacts', needs: ['contact:view', 'contact:view_own'] },
      { name: 'left-messages', texts: 'leftMessages', needs: ['contact:view'] },
    ],
  },
  {
    name: 'queueing',
    icon: IconStack2,
    pages: [
      collection('queues', 'queues', 'queue'),
      collection('agent-groups', 'agentGroups', 'agent_group'),
      { name: 'serving', texts: 'serving', needs: ['queue:view'] },
      collection('skills', 'skills', 'skill'),
      { name: 'skill-levels', texts: 'skillLevels', needs: ['skill:view'] },
      collection('call-classes', 'callClasses', 'call_class'),
      collection('outcomes', 'outcomes', 'outcome'),
      collection('outcome-categories', 'outcomeCategories', 'outcome'),
      collection('canned-replies', 'cannedReplies', 'canned_reply'),
    ],
  },
  {
    name: 'people',
    icon: IconUsers,
    pages: [
      collection('users', 'users', 'user'),
      collection('user-groups', 'userGroups', 'user_group'),
      collection('roles', 'roles', 'role'),
      collection('status-codes', 'statusCodes', 'status_code'),
    ],
  },
  {
    name: 'routing',
    icon: IconRoute,
    pages: [collection('scripts', 'scripts', 'script'), collection('calendars', 'calendars', 'calendar'), collection('variables', 'variables', 'variable')],
  },
  {
    name: 'connections',
    icon: IconPlug,
    pages: [
      collection('hosts', 'hosts', 'host'),
      collection('data-sources', 'dataSources', 'data_source'),
      collection('webhooks', 'webhooks', 'webhook'),
      collection('api-tokens', 'apiTokens', 'api_token'),
    ],
  },
  {
    name: 'system',
    icon: IconSettings,
    pages: [
      collection('audit', 'audit', 'audit'),
      collection('configuration', 'configuration', 'configuration'),
      collection('system', 'systemPage', 'setting'),
    ],
  },
]

/** The sections with the pages that these permissions show. */
export function visible(may: (permission: string) => boolean): Section[] {
  return SECTIONS.map((section) => ({ ...section, pages: section.pages.filter((page) => page.needs.some(may)) })).filter(
    (section) => section.pages.length > 0,
  )
}

export function pageOf(name: string): { section: Section; page: Page } | null {
  for (const section of SECTIONS) {
    const page = section.pages.find((each) => each.name === name)
    if (page) return { section, page }
  }
  return null
}

/** Collections that are panels of a page. */
const PANELS: Readonly<Record<string, readonly string[]>> = {
  'routing-points': ['web-chat', 'routing'],
  layouts: ['web-chat', 'layouts'],
  blacklist: ['web-chat', 'blacklist'],
}

/** The address of an object of a collection; null: the console does not show such objects. */
export function addressOf(path: string, key: string): string | null {
  const segments = PANELS[path] ?? (pageOf(path) ? [path] : null)
  return segments && pathOf(...segments, key)
}
