/** What the server tells of a chat, as ways through scripts: visits, and the scripts in which they were. Pure. */

import type { Visit } from './way'

export interface TraceEvent {
  readonly kind: string
  readonly seq: number
  readonly at: string
  readonly run?: number
  readonly node?: string
  readonly node_kind?: string
  readonly exit?: string
  readonly to?: string | null
  readonly why?: string
  readonly read?: Readonly<Record<string, unknown>>
  readonly note?: string
  readonly script?: string
  readonly version?: number
  readonly [other: string]: unknown
}

export interface TraceLine {
  readonly seq: number
  readonly sentence: string
  readonly event: TraceEvent
}

export interface Trace {
  readonly chat_id: string
  readonly lines: readonly TraceLine[]
  readonly runs: readonly { readonly run: number; readonly script: string; readonly version: number }[]
}

/** A script version at work in a run: the run's own, or one that a node called. */
export interface Frame {
  readonly key: string
  readonly run: number
  /** The calling nodes, each with a slash; empty: the run's own script. */
  readonly above: string
  readonly script: string
  readonly version: number
}

/** A visit with the lines that tell of it. */
export interface TracedVisit extends Visit {
  readonly frame: string
  readonly seq: number
  readonly leftSeq: number | null
}

export interface Ways {
  readonly frames: readonly Frame[]
  readonly visits: readonly TracedVisit[]
}

const keyOf = (run: number, above: string, script: string, version: number): string => JSON.stringify([run, above, script, version])

export function waysOf({ lines, runs }: Trace): Ways {
  const frames = new Map<string, Frame>()
  /** Which frame is at work at a place of a run. */
  const at = new Map<string, Frame>()
  const visits: TracedVisit[] = []

  function begin(run: number, above: string, script: string, version: number): void {
    const key = keyOf(run, above, script, version)
    const frame = frames.get(key) ?? { key, run, above, script, version }
    frames.set(key, frame)
    at.set(`${run} ${above}`, frame)
  }

  for (const { run, script, version } of runs) begin(run, '', script, version)
  for (const { seq, event } of lines) {
    const { run = 0, node = '' } = event
    if (event.kind === 'run_noted' && event.script) {
      begin(run, `${node}/`, event.script, event.version ?? 0)
    } else if (event.kind === 'node_entered') {
      const frame = at.get(`${run} ${node.slice(0, node.lastIndexOf('/') + 1)}`)
      visits.push({ run, path: node, kind: event.node_kind ?? '', at: Date.parse(event.at), exit: '', to: null, left: null, why: '', read: {}, frame: frame?.key ?? '', seq, leftSeq: null })
    } else if (event.kind === 'exit_taken') {
      const index = lastIndex(visits, (visit) => visit.run === run && visit.path === node && !visit.exit)
      const visit = visits[index]
      if (visit) {
        visits[index] = { ...visit, exit: event.exit ?? '', to: event.to ?? null, left: Date.parse(event.at), why: event.why ?? '', read: event.read ?? {}, leftSeq: seq }
      }
    }
  }
  return { frames: [...frames.values()], visits }
}

/** The visit that a line tells of; else the last one before it. Null: the script had not begun. */
export function visitAt(visits: readonly TracedVisit[], seq: number): number | null {
  const own = visits.findIndex((visit) => visit.seq === seq || visit.leftSeq === seq)
  if (own >= 0) return own
  const before = lastIndex(visits, (visit) => visit.seq <= seq)
  return before < 0 ? null : before
}

function lastIndex<T>(list: readonly T[], fits: (one: T) => boolean): number {
  let index = list.length - 1
  while (index >= 0 && !fits(list[index] as T)) index -= 1
  return index
}

/** The visits of a frame up to a step, as they stood then: what was left later has not been left. */
export function shownAt(visits: readonly TracedVisit[], step: number, frame: string): readonly TracedVisit[] {
  const now = visits[step]?.seq ?? 0
  const last = step === visits.length - 1
  return visits
    .slice(0, step + 1)
    .filter((visit) => visit.frame === frame)
    .map((visit) => (last || (visit.leftSeq !== null && visit.leftSeq <= now) ? visit : { ...visit, exit: '', to: null, left: null, leftSeq: null }))
}
