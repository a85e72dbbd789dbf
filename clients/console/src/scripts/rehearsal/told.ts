/** What goes to the server's rehearsal and what it answers (docs/rehearsal.md). */

import type { Settings } from '../../types'
import type { Issue } from '../editor/model/definition'

export interface QueueSays {
  readonly waiting?: number
  readonly ready?: number
  readonly logged_on?: number
  readonly estimated_wait?: number | null
  readonly full?: boolean
}

export interface AgentSays {
  readonly name: string
  readonly state?: 'ready' | 'not_ready' | 'busy' | 'signed_out'
  readonly queues?: readonly string[]
  readonly groups?: readonly string[]
  readonly skills?: Readonly<Record<string, number>>
}

export interface CallSays {
  readonly outcome?: 'succeeded' | 'empty' | 'failed' | 'timeout'
  readonly value?: unknown
  readonly detail?: string
  readonly after?: number
}

export type HostSays = 'silent' | Readonly<{ selects?: string; rejects?: string | boolean; fails?: string; after?: number }>

export type Doing = 'writes' | 'chooses' | 'leaves' | 'agent_answers' | 'agent_declines' | 'nobody_on' | 'everybody_on' | 'queue_full' | 'queue_free' | 'changes'

export interface Step {
  readonly after: number
  readonly do: Doing
  readonly text?: string
  readonly agent?: string
  readonly queue?: string
  readonly calendars?: Readonly<Record<string, boolean>>
  readonly variables?: Readonly<Record<string, string | number | boolean>>
}

export interface Expected {
  readonly how?: Ending['how']
  readonly destination?: string
  readonly agent?: string
  readonly queue?: string
  readonly label?: string
  readonly reason?: string
  readonly path?: readonly string[]
  readonly said?: readonly string[]
  readonly [other: string]: unknown
}

/** A scenario; members that the panel does not know are kept as they came. */
export interface Scenario {
  readonly name?: string
  readonly at?: string
  readonly settings?: Settings
  readonly visitor?: Readonly<{ name?: string; email?: string; language?: string; id?: string; verified?: boolean }>
  readonly page?: Readonly<{ url?: string; title?: string; referrer?: string }>
  readonly form?: Readonly<Record<string, unknown>>
  readonly clipboard?: Readonly<Record<string, string>>
  readonly message?: string | null
  readonly point?: string
  readonly agents?: readonly AgentSays[]
  readonly queues?: Readonly<Record<string, QueueSays | null>>
  readonly calendars?: Readonly<Record<string, unknown>>
  readonly variables?: Readonly<Record<string, string | number | boolean>>
  readonly calls?: Readonly<Record<string, readonly CallSays[]>>
  readonly hosts?: Readonly<Record<string, readonly HostSays[]>>
  readonly steps?: readonly Step[]
  readonly until?: number | null
  readonly expect?: Expected | null
  readonly [other: string]: unknown
}

export interface Ending {
  readonly how: 'answered' | 'ended' | 'abandoned' | 'fallback' | 'waiting'
  readonly at: number
  readonly destination: string
  readonly agent: string
  readonly queue: string
  readonly waited: number | null
  readonly label: string
  readonly reason: string
}

export interface Passed {
  readonly at: number
  readonly node: string
  readonly kind: string
  readonly exit: string
  readonly to: string | null
  readonly left: number | null
  readonly why: string
  readonly read: Readonly<Record<string, unknown>>
}

export interface Said {
  readonly at: number
  readonly who: 'visitor' | 'script'
  readonly text: string
  readonly choices: readonly string[]
}

export interface Called {
  readonly at: number
  readonly node: string
  readonly order: Readonly<Record<string, unknown>>
  readonly outcome: string
  readonly detail: string
  readonly ended: number | null
}

export interface Remark {
  readonly at: number
  readonly note: string
  readonly node: string
  readonly script: string
  readonly version: number
}

export interface Standing {
  readonly node: string
  readonly accepts: readonly string[]
  readonly places: readonly string[]
  readonly next: number | null
}

export interface Rehearsed {
  readonly end: Ending
  readonly path: readonly Passed[]
  readonly said: readonly Said[]
  readonly outside_calls: readonly Called[]
  readonly notes: readonly Remark[]
  readonly variables: Readonly<Record<string, unknown>>
  readonly clipboard: Readonly<Record<string, string>>
  readonly standing: Standing | null
  readonly issues: readonly Issue[]
  readonly passed: boolean | null
  readonly failures: readonly string[]
}
