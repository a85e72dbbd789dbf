/** All that can be reached from the palette, as this person may: pages, objects, actions. */

import { chooseLanguage, language, LANGUAGES } from '@cordboard/ui/language.ts'
import type { Lists } from '../collection/lists'
import { leave } from '../leaving'
import { addressOf, visible } from '../nav/pages'
import { pathOf } from '../place'
import { tp } from '../system/texts'
import { of, t } from '../texts'
import type { ScriptView } from '../types'
import type { Entry } from './match'

interface Collection {
  path: string
  permission: string
  texts: string
  /** The address at which one is made; none: its own with `?create=1`. */
  create?: string
}

const COLLECTIONS: readonly Collection[] = [
  { path: 'routing-points', permission: 'routing_point', texts: 'points', create: `${pathOf('web-chat')}?routing.create=1` },
  { path: 'layouts', permission: 'layout', texts: 'layouts', create: '' },
  { path: 'scripts', permission: 'script', texts: 'scripts', create: `${pathOf('scripts')}?new=1` },
  { path: 'queues', permission: 'queue', texts: 'queues' },
  { path: 'agent-groups', permission: 'agent_group', texts: 'agentGroups' },
  { path: 'skills', permission: 'skill', texts: 'skills' },
  { path: 'call-classes', permission: 'call_class', texts: 'callClasses' },
  { path: 'outcomes', permission: 'outcome', texts: 'outcomes' },
  { path: 'outcome-categories', permission: 'outcome', texts: 'outcomeCategories' },
  { path: 'canned-replies', permission: 'canned_reply', texts: 'cannedReplies' },
  { path: 'users', permission: 'user', texts: 'users' },
  { path: 'user-groups', permission: 'user_group', texts: 'userGroups' },
  { path: 'roles', permission: 'role', texts: 'roles' },
  { path: 'status-codes', permission: 'status_code', texts: 'statusCodes' },
  { path: 'calendars', permission: 'calendar', texts: 'calendars' },
  { path: 'variables', permission: 'variable', texts: 'variables' },
  { path: 'hosts', permission: 'host', texts: 'hosts' },
  { path: 'data-sources', permission: 'data_source', texts: 'dataSources' },
  { path: 'webhooks', permission: 'webhook', texts: 'webhooks' },
]

type May = (permission: string) => boolean

/** The lists whose objects are found. */
export function searched(may: May): string[] {
  return COLLECTIONS.filter(({ permission }) => may(`${permission}:view`)).map(({ path }) => path)
}

export function pageEntries(may: May): Entry[] {
  return visible(may).flatMap((section) =>
    section.pages.map((page) => ({ id: `page ${page.name}`, group: 'pages' as const, text: of(page.texts, 'title'), detail: t(`nav.${section.name}`), href: pathOf(page.name) })),
  )
}

interface Named {
  name?: string
  user_name?: string
  full_name?: string
  description?: string
}

export function objectEntries(lists: Lists, may: May): Entry[] {
  return COLLECTIONS.flatMap(({ path, permission, texts }) => {
    if (!may(`${permission}:view`)) return []
    const one = of(texts, 'one')
    return (lists.get(path).items as readonly Named[]).flatMap((item) => {
      const key = item.name ?? item.user_name ?? ''
      const href = addressOf(path, key)
      if (!href) return []
      const text = item.full_name ? `${item.full_name} (${key})` : key
      const entry: Entry = { id: `${path} ${key}`, group: 'objects', text, detail: one, also: item.description ?? '', href }
      return path === 'scripts' ? [entry, ...versionsOf(item as ScriptView, one)] : [entry]
    })
  })
}

/** The versions of a script that somebody is likely to want: the active one and the newest. */
function versionsOf(script: ScriptView, one: string): Entry[] {
  const numbers = [...new Set([script.active, script.newest])].filter((number) => number !== null)
  return numbers.map((version) => ({
    id: `version ${script.name} ${version}`,
    group: 'objects' as const,
    text: tp('version', { script: script.name, version }),
    detail: one,
    href: pathOf('scripts', script.name, 'edit', String(version)),
  }))
}

interface Acts {
  may: May
  light: boolean
  onScheme: (scheme: 'light' | 'dark') => void
  onSignOut: () => Promise<void>
}

export function actionEntries({ may, light, onScheme, onSignOut }: Acts): Entry[] {
  const detail = tp('actions')
  const entries: Entry[] = COLLECTIONS.filter(({ path, permission, create }) => create !== '' && may(path === 'scripts' ? 'script:edit' : `${permission}:new`)).map(({ path, texts, create }) => ({
    id: `create ${path}`,
    group: 'actions',
    text: of(texts, 'create'),
    detail,
    href: create ?? `${pathOf(path)}?create=1`,
  }))
  if (may('desk:use')) entries.push({ id: 'desk', group: 'actions', text: tp('desk'), detail, run: () => leave(() => location.assign('/desk')) })
  entries.push({ id: 'scheme', group: 'actions', text: tp(light ? 'dark' : 'light'), detail, run: () => onScheme(light ? 'dark' : 'light') })
  for (const { code, name } of LANGUAGES) {
    if (code !== language().code) entries.push({ id: `language ${code}`, group: 'actions', text: name, detail, also: `language sprache langue idioma ${code}`, run: () => leave(() => chooseLanguage(code)) })
  }
  entries.push({ id: 'sign out', group: 'actions', text: t('account.signOut'), detail, run: () => leave(() => void onSignOut()) })
  return entries
}
