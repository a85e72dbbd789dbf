/** How kinds and exits look and are called, and which setting of a node stands on its card. */

import {
  IconArrowFork, IconArrowsSplit2, IconAward, IconCalendarQuestion, IconCertificate, IconCertificateOff, IconChartPie, IconCircleX, IconClipboardText,
  IconClock, IconDatabase, IconDoorExit, IconFileText, IconFlag, IconListSearch, IconMail, IconMessage, IconMessageDots, IconMessageQuestion, IconNote,
  IconPlayerPlay, IconQuestionMark, IconRadar, IconRobot, IconRoute, IconScript, IconSortAscendingNumbers, IconStack2, IconTag, IconUserSearch,
  IconUserUp, IconVariable, IconWorld, IconWorldCog,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { of, te } from '../../texts'
import type { ScriptNode } from './model/definition'
import { FAILED, type Exit } from './model/exits'

type Icon = ComponentType<{ size?: number; className?: string }>

interface Look {
  icon: Icon
  /** What stands on the card; empty: nothing is set. Without it the first text among the settings. */
  setting?: (node: ScriptNode) => string
}

const text = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '')
const field =
  (...names: string[]) =>
  (node: ScriptNode): string =>
    names.map((name) => text(node[name])).find((value) => value !== '') ?? ''
const seconds = (value: unknown): string => (typeof value === 'number' ? te('seconds', { count: value }) : text(value))
const assigned = (node: ScriptNode): string => (text(node.name) === '' ? '' : `${text(node.name)} = ${text(node.value)}`)
const members = (value: unknown, name: string): string[] =>
  Array.isArray(value) ? value.map((each: unknown) => (typeof each === 'object' && each !== null ? text((each as Record<string, unknown>)[name]) : text(each))) : []
const skill = (node: ScriptNode): string => [text(node.skill), typeof node.level === 'number' ? `≥ ${node.level}` : text(node.level)].filter(Boolean).join(' ')

const LOOKS: Readonly<Record<string, Look>> = {
  start: { icon: IconPlayerPlay, setting: () => '' },
  end: { icon: IconFlag, setting: field('label') },
  send_message: { icon: IconMessage, setting: field('text') },
  ask: { icon: IconMessageQuestion, setting: field('text') },
  wait: { icon: IconClock, setting: (node) => seconds(node.seconds) },
  wait_for_message: { icon: IconMessageDots, setting: (node) => seconds(node.timeout) },
  set_variable: { icon: IconVariable, setting: assigned },
  set_global: { icon: IconWorldCog, setting: assigned },
  set_clipboard: { icon: IconClipboardText, setting: assigned },
  test: { icon: IconQuestionMark, setting: field('expression') },
  switch: { icon: IconArrowFork, setting: field('expression') },
  on_date: { icon: IconCalendarQuestion, setting: field('calendar') },
  set_class: { icon: IconTag, setting: field('value') },
  set_priority: { icon: IconSortAscendingNumbers, setting: field('value') },
  set_outcome: { icon: IconAward, setting: field('outcome') },
  add_note: { icon: IconNote, setting: field('value') },
  clear_chat: { icon: IconCircleX, setting: field('reason', 'message') },
  run_script: { icon: IconScript, setting: field('script') },
  http_request: { icon: IconWorld, setting: (node) => (text(node.url) === '' ? '' : `${text(node.method) || 'GET'} ${text(node.url)}`) },
  database_query: { icon: IconDatabase, setting: field('statement', 'source') },
  bot: { icon: IconRobot, setting: field('bot') },
  split: {
    icon: IconChartPie,
    setting: (node) => members(node.shares, 'percent').map((share) => te('percent', { share })).join(' · '),
  },
  external_route: { icon: IconRoute, setting: field('host') },
  log: { icon: IconFileText, setting: field('text') },
  leave_message: { icon: IconMail, setting: field('mail_to', 'subject') },
  find_agents: { icon: IconUserSearch, setting: (node) => members(node.groups, '').join(', ') },
  present_to_agent: { icon: IconUserUp, setting: field('agent') },
  hunt: { icon: IconRadar, setting: (node) => members(node.groups, '').join(', ') },
  enqueue: { icon: IconStack2, setting: field('queue') },
  queue_status: { icon: IconListSearch, setting: field('queue') },
  require_skill: { icon: IconCertificate, setting: skill },
  relax_skill: { icon: IconCertificateOff, setting: skill },
  leave_queue: { icon: IconDoorExit, setting: () => '' },
}

const has = (kind: string): boolean => Object.hasOwn(LOOKS, kind)

export function kindIcon(kind: string): Icon {
  return (has(kind) && LOOKS[kind]?.icon) || IconArrowsSplit2
}

/** The kind in the reader's words; of a kind that is not known here, its name, readable. */
export function kindWord(kind: string): string {
  const plain = kind.replaceAll('_', ' ')
  return (has(kind) && of('editor', `kinds.${kind}`)) || plain.charAt(0).toLocaleUpperCase() + plain.slice(1)
}

/** An exit as it stands below the card. What a script has named stays as it is named. */
export function exitWord(exit: Exit): string {
  return exit.taken !== '' || exit.name === FAILED ? exitName(exit.name) : exit.name
}

export function exitName(exit: string): string {
  return (/^[a-z_]+$/.test(exit) && of('editor', `exits.${exit}`)) || exit.replaceAll('_', ' ')
}

/** The one setting that matters, on one line. */
export function settingOf(node: ScriptNode): string {
  const told = has(node.kind) ? LOOKS[node.kind]?.setting?.(node) : Object.entries(node).find(([name, value]) => !['kind', 'note'].includes(name) && typeof value === 'string')?.[1]
  return typeof told === 'string' ? told.replace(/\s+/g, ' ').trim().slice(0, 200) : ''
}

/** Whether the setting that matters is one that a chat cannot do without. */
export function lacksSetting(node: ScriptNode): boolean {
  const needed = ['send_message', 'ask', 'set_variable', 'set_global', 'set_clipboard', 'test', 'switch', 'on_date', 'run_script', 'http_request', 'bot', 'external_route', 'enqueue', 'queue_status']
  return needed.includes(node.kind) && settingOf(node) === ''
}
