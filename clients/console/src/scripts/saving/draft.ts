/** The draft of a version as it is typed and saved: what is where, what goes to the server next, who was first. Pure.
 *
 * Each step answers the next state and what is to be done. One call is under way at a time; the newest text goes next.
 */

import { same } from '../../form/draft'
import type { Definition, Issue } from '../editor/model/definition'
import { alike, meet, type Met } from './merge'

/** A version as the server has it. */
export interface Stored {
  version: number
  etag: string
  locked: boolean
  definition: Definition
  issues: readonly Issue[]
  /** Who saved it last, and when; empty: that is not known. */
  by: string
  at: string | null
}

export interface Refusal {
  status: number
  code: string
  message: string
  /** The same call may still succeed. */
  passing: boolean
  /** Milliseconds the server asks to wait. */
  wait: number
  issues: readonly Issue[]
}

type Call = { kind: 'put' | 'make'; definition: Definition } | { kind: 'read' }

export type Phase =
  | { kind: 'saved' }
  | { kind: 'dirty' }
  | { kind: 'saving' }
  /** It did not get through; tried again, since then. */
  | { kind: 'retrying'; since: number; tries: number }
  /** Both changed the same: somebody must choose. */
  | { kind: 'conflict'; theirs: Stored; met: Met }
  /** The server does not take it as it stands; the next change is tried again. */
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'gone' }
  | { kind: 'forbidden'; message: string }

export interface Draft {
  readonly version: number
  readonly locked: boolean
  readonly etag: string
  /** What the server has, in its words … */
  readonly base: Definition
  /** … and as it was sent. */
  readonly sent: Definition
  /** What is in the editor. */
  readonly now: Definition
  readonly phase: Phase
  readonly call: Call | null
  /** Sent without hearing whether it arrived. */
  readonly unsure: readonly Definition[]
  /** The next save makes a new version. */
  readonly makes: boolean
}

export type Event =
  | { kind: 'typed'; definition: Definition }
  /** The time has come, the line is back, or the page is about to go. */
  | { kind: 'due' }
  /** `sent`: which of the tries it is, when it is not the last. */
  | { kind: 'stored'; stored: Stored; sent?: Definition }
  | { kind: 'failed'; refusal: Refusal; at: number }
  /** Somebody else seems to have changed it. */
  | { kind: 'stirred' }
  | { kind: 'chosen'; choice: Choice }

/** Theirs; mine over it, where both changed the same; mine as a version of its own. */
export type Choice = 'theirs' | 'mine' | 'version'

export type Order =
  | { do: 'put'; version: number; etag: string; definition: Definition }
  /** `unsure`: earlier tries of which one may have arrived. */
  | { do: 'make'; from: number; definition: Definition; unsure: readonly Definition[] }
  | { do: 'read'; version: number }
  | { do: 'wait'; ms: number }
  /** The editor shows another definition than was typed. */
  | { do: 'show'; definition: Definition }
  | { do: 'told'; issues: readonly Issue[] }

export type Step = readonly [Draft, readonly Order[]]

/** Milliseconds of quiet after which is saved. */
export const QUIET = 1_000
const BACKOFF = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000]

export function opened(stored: Stored): Draft {
  const { version, locked, etag, definition } = stored
  return { version, locked, etag, base: definition, sent: definition, now: definition, phase: { kind: 'saved' }, call: null, unsure: [], makes: locked }
}

/** What was not saved when the page went, with all that it takes to go on. */
export type Unsaved = Pick<Draft, 'etag' | 'base' | 'sent' | 'now'>

/** An earlier unsaved draft taken up again, on what the server has now. */
export function resumed(stored: Stored, { etag, base, sent, now }: Unsaved): Step {
  // Its last save may have arrived after the page was gone.
  return found({ ...opened(stored), etag, base, sent, now, unsure: [now] }, stored)
}

/** Whether something typed is not at the server. */
export function unsaved(draft: Draft): boolean {
  return !same(draft.now, draft.sent)
}

export function step(draft: Draft, event: Event): Step {
  switch (event.kind) {
    case 'typed':
      return typed(draft, event.definition)
    case 'due':
      return due(draft)
    case 'stored':
      return stored(draft, event.stored, event.sent)
    case 'failed':
      return failed(draft, event.refusal, event.at)
    case 'stirred':
      return draft.call || draft.phase.kind !== 'saved' ? [draft, []] : asking(draft)
    case 'chosen':
      return chosen(draft, event.choice)
  }
}

function typed(draft: Draft, definition: Definition): Step {
  if (same(definition, draft.now)) return [draft.now === definition ? draft : { ...draft, now: definition }, []]
  const next = { ...draft, now: definition }
  switch (draft.phase.kind) {
    case 'saved':
    case 'dirty':
    case 'refused':
      // A locked version is copied at once: the address changes before much is typed.
      return next.makes && !next.call ? saving(next) : [{ ...next, phase: { kind: 'dirty' } }, next.call ? [] : [{ do: 'wait', ms: QUIET }]]
    default:
      return [next, []]
  }
}

function due(draft: Draft): Step {
  if (draft.call) return [draft, []]
  if (draft.phase.kind === 'retrying') return unsaved(draft) ? saving(draft) : asking(draft)
  if (draft.phase.kind !== 'dirty') return [draft, []]
  // Typed and taken back: there is nothing to save.
  return unsaved(draft) || draft.unsure.length > 0 ? saving(draft) : [{ ...draft, phase: { kind: 'saved' } }, []]
}

function saving(draft: Draft): Step {
  const { version, etag, now: definition } = draft
  const phase: Phase = draft.phase.kind === 'retrying' ? draft.phase : { kind: 'saving' }
  if (draft.makes) return [{ ...draft, phase, call: { kind: 'make', definition } }, [{ do: 'make', from: version, definition, unsure: draft.unsure }]]
  return [{ ...draft, phase, call: { kind: 'put', definition } }, [{ do: 'put', version, etag, definition }]]
}

function asking(draft: Draft): Step {
  return [{ ...draft, call: { kind: 'read' } }, [{ do: 'read', version: draft.version }]]
}

function stored(draft: Draft, now: Stored, tried?: Definition): Step {
  const { call } = draft
  if (!call) return [draft, []]
  if (call.kind === 'read') return found({ ...draft, call: null }, now)
  return settled({ ...draft, version: now.version, sent: tried ?? call.definition, unsure: [] }, now, [])
}

/** The server has what was sent; what was typed since goes next. */
function settled(draft: Draft, now: Stored, orders: readonly Order[]): Step {
  const { etag, locked, definition: base, issues } = now
  const next: Draft = { ...draft, etag, locked, base, call: null, makes: locked }
  const told: Order = { do: 'told', issues }
  if (unsaved(next)) return [{ ...next, phase: { kind: 'dirty' } }, [...orders, told, { do: 'wait', ms: QUIET }]]
  return [{ ...next, phase: { kind: 'saved' } }, [...orders, told]]
}

/** What the server has now, beside what was typed here. */
function found(draft: Draft, now: Stored): Step {
  const arrived = draft.unsure.find((each) => alike(each, now.definition))
  const next: Draft = { ...draft, call: null, unsure: [] }
  if (arrived) return settled({ ...next, sent: arrived }, now, [])
  if (now.etag === draft.etag || same(draft.base, now.definition)) return settled(next, now, [])
  if (!unsaved(next)) return shown(next, now, now.definition)
  const met = meet({ base: draft.base, sent: draft.sent, theirs: now.definition, mine: draft.now })
  if (met.both.length > 0) return [{ ...next, phase: { kind: 'conflict', theirs: now, met } }, []]
  return shown(next, now, met.merged)
}

/** Their state is what is built on from here; the editor shows this. */
function shown(draft: Draft, theirs: Stored, definition: Definition): Step {
  const sent = alike(definition, theirs.definition) ? definition : theirs.definition
  return settled({ ...draft, sent, now: definition }, theirs, [{ do: 'show', definition }])
}

function failed(draft: Draft, refusal: Refusal, at: number): Step {
  const { call } = draft
  if (!call) return [draft, []]
  // Without an answer it may have arrived all the same.
  const lost = refusal.status === 0 || refusal.status >= 500
  const unsure = call.kind !== 'read' && lost ? [...draft.unsure.filter((each) => each !== call.definition), call.definition] : draft.unsure
  const next: Draft = { ...draft, call: null, unsure }
  if (refusal.passing || refusal.status === 401) return again(next, refusal, at)
  if (refusal.status === 412) return asking(next)
  if (refusal.code === 'version_locked') return saving({ ...next, unsure: [], locked: true, makes: true })
  if (refusal.status === 404) return [{ ...next, phase: { kind: 'gone' } }, []]
  if (refusal.status === 403) return [{ ...next, phase: { kind: 'forbidden', message: refusal.message } }, []]
  const told: Order[] = refusal.issues.length > 0 ? [{ do: 'told', issues: refusal.issues }] : []
  // Typed on meanwhile: that may be right again.
  if (call.kind !== 'read' && !same(call.definition, next.now)) return [{ ...next, phase: { kind: 'dirty' } }, [...told, { do: 'wait', ms: QUIET }]]
  return [{ ...next, phase: { kind: 'refused', refusal } }, told]
}

function again(draft: Draft, refusal: Refusal, at: number): Step {
  const before = draft.phase.kind === 'retrying' ? draft.phase : { since: at, tries: 0 }
  const ms = Math.max(refusal.wait, BACKOFF[Math.min(before.tries, BACKOFF.length - 1)] ?? 0)
  return [{ ...draft, phase: { kind: 'retrying', since: before.since, tries: before.tries + 1 } }, [{ do: 'wait', ms }]]
}

function chosen(draft: Draft, choice: Choice): Step {
  const { phase } = draft
  if (draft.call) return [draft, []]
  if (choice === 'version') {
    // Whatever stands in the way of this version does not stand in the way of a new one.
    return phase.kind === 'conflict' || phase.kind === 'gone' || phase.kind === 'refused' ? saving({ ...draft, makes: true, unsure: [], phase: { kind: 'saving' } }) : [draft, []]
  }
  if (phase.kind !== 'conflict') return [draft, []]
  const { theirs } = phase
  if (choice === 'theirs') return shown(draft, theirs, theirs.definition)
  const { merged } = meet({ base: draft.base, sent: draft.sent, theirs: theirs.definition, mine: draft.now })
  const [next, orders] = shown(draft, theirs, merged)
  const [last, more] = due(next)
  return [last, [...orders.filter((order) => order.do !== 'wait'), ...more]]
}
