/** The objects of the console's collections, as the server's own description has them. */

import type { components } from '@cordboard/wire/generated/api.ts'

export type Schemas = components['schemas']

export type Queue = Schemas['Queue']
export type AgentGroup = Omit<Schemas['AgentGroup'], 'skills'> & { readonly skills: Levels }
export type Skill = Schemas['Skill']
export type CallClass = Schemas['CallClass']
export type StatusCode = Schemas['StatusCode']
export type Outcome = Schemas['Outcome']
export type OutcomeCategory = Schemas['OutcomeCategory']
export type UserGroup = Omit<Schemas['UserGroup'], 'skills'> & { readonly skills: Levels }
export type User = Omit<Schemas['User'], 'skills'> & { readonly skills: Levels }
export type Variable = Schemas['Variable']
export type Layout = Omit<Schemas['Layout'], 'texts'> & { readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>> }
export type BlacklistEntry = Schemas['Entry']
export type BlacklistPreview = Schemas['Previewed']
export type ImportReport = Schemas['ImportReport']
export type PointFigures = Schemas['PointFigures']
export type PageTrial = Schemas['PageTrial']
export type ScriptView = Schemas['ScriptView']
export type VersionView = Schemas['VersionView']
export type VersionDetail = Schemas['VersionDetail']
export type NextView = Schemas['NextView']
export type Property = Schemas['Property']

export type Role = Schemas['RoleDefinition']
export type PermissionObject = Schemas['PermissionObject']
export type UserState = Schemas['UserState']
export type CannedReply = Schemas['CannedReply']
export type Host = Schemas['Host']
export type HostRegistration = Schemas['HostRegistration']
export type HostKeys = Schemas['HostKeys']
export type StoredStatement = Omit<Schemas['StoredStatement'], 'arguments'> & { readonly arguments: Readonly<Record<string, ArgumentType>> }
export type DataSource = Omit<Schemas['DataSource'], 'statements'> & { readonly statements: readonly StoredStatement[] }
export type ArgumentType = 'text' | 'number' | 'yes_no'
export type Webhook = Schemas['Webhook']
export type WebhookKeys = Schemas['WebhookKeys']
export type Delivery = Schemas['Delivery']
export type Trial = Schemas['WebhookTrial']
export type Act = Schemas['Act']
export type LeftMessage = Schemas['LeftMessageView']
export type SystemFacts = Schemas['System']
export type Licence = Schemas['Licence']
export type Imported = Schemas['Imported']
export type ApiToken = Schemas['TokenView']

export type Levels = Readonly<Record<string, number>>
export type Setting = string | number | boolean
export type Settings = Readonly<Record<string, Setting>>
export type RoutingPoint = Omit<Schemas['RoutingPoint'], 'settings'> & { readonly settings: Settings }

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]
/** From and to, local wall time; an end before the start lies on the next day. */
export type Span = readonly [string, string]
export type Week = Readonly<Partial<Record<Weekday, readonly Span[]>>>

export interface DatedException {
  readonly date: string
  readonly spans: readonly Span[]
  readonly name: string
}

export type Calendar = Omit<Schemas['Calendar'], 'weekly' | 'dates'> & { readonly weekly: Week; readonly dates: readonly DatedException[] }

/** Whether a calendar is open, by what, and until when. */
export interface CalendarState {
  readonly at: string
  readonly open: boolean
  readonly why: 'weekly' | 'date' | 'holiday'
  readonly name: string
  readonly next_change: string | null
}
