/** A rehearsal played by hand: a scenario that grows step by step, and a clock that stops it. Pure. */

import type { Expected, Rehearsed, Scenario, Step } from './told'

/** Seconds by which a person is slower than the script: what they do comes after what happens at a moment. */
const REACTION = 1

interface Moment {
  readonly steps: readonly Step[]
  readonly clock: number
}

export interface Play extends Moment {
  /** All but steps and clock. */
  readonly opening: Scenario
  /** What can be gone back to, the newest last. */
  readonly past: readonly Moment[]
}

export function begun(scenario: Scenario): Play {
  const { steps = [], until, expect: _expect, name: _name, ...opening } = scenario
  const last = Math.max(0, ...steps.map((step) => step.after))
  const past = steps.map((_step, index): Moment => ({ steps: steps.slice(0, index), clock: index === 0 ? 0 : (steps[index - 1]?.after ?? 0) }))
  return { opening, steps, clock: Math.max(until ?? 0, last), past: until && until > last ? [...past, { steps, clock: last }] : past }
}

/** From the beginning again, with the same opening. */
export function restarted(play: Play): Play {
  return { opening: play.opening, steps: [], clock: 0, past: [] }
}

/** Another opening: all steps are played again with it. */
export function opened(play: Play, opening: Scenario): Play {
  return { ...play, opening }
}

/** What is sent to the server: it plays up to the clock. */
export function scenarioOf(play: Play): Scenario {
  return { ...play.opening, steps: play.steps, until: play.clock }
}

/** Somebody does something now; what has happened stays as it was. */
export function acted(play: Play, step: Omit<Step, 'after'>, found: Rehearsed | null): Play {
  const after = momentAfter(play.clock, found)
  return { ...moved(play, after), steps: [...play.steps, { after, ...step }] }
}

/** The clock goes on. */
export function waited(play: Play, seconds: number): Play {
  return moved(play, round(play.clock + Math.max(0, seconds)))
}

/** The clock goes on until something happens by itself. */
export function waitedForNext(play: Play, found: Rehearsed): Play {
  const next = found.standing?.next ?? null
  return next === null ? play : moved(play, next)
}

export function back(play: Play): Play {
  const last = play.past.at(-1)
  return last ? { opening: play.opening, ...last, past: play.past.slice(0, -1) } : play
}

/** When something that is done now happens: not before what has happened at the clock's moment, and before what comes next. */
export function momentAfter(clock: number, found: Rehearsed | null): number {
  if (!found || !busyAt(clock, found)) return clock
  const next = found.standing?.next ?? null
  if (next === null || next > clock + REACTION) return clock + REACTION
  return round((clock + next) / 2)
}

/** Whether anything happened at this very moment. */
function busyAt(at: number, { path, said, outside_calls }: Rehearsed): boolean {
  return path.some((each) => each.at === at || each.left === at) || said.some((each) => each.at === at) || outside_calls.some((each) => each.at === at || each.ended === at)
}

function moved(play: Play, clock: number): Play {
  const { steps, clock: before, past } = play
  return { ...play, clock, past: [...past, { steps, clock: before }] }
}

/** To the millisecond. */
function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000
}

/** The play as a test case: it stops where the play stands, unless the chat is over. */
export function caseOf(play: Play, name: string, found: Rehearsed, expect: Expected): Scenario {
  const over = found.standing === null
  return { name, ...play.opening, steps: play.steps, ...(over ? {} : { until: play.clock }), expect }
}

/** What a test case expects unless somebody says otherwise: what has just happened. */
export function expectedOf({ end, path, said }: Rehearsed): Expected {
  const told = said.filter((each) => each.who === 'script').map((each) => each.text)
  return {
    how: end.how,
    ...(end.destination ? { destination: end.destination } : {}),
    ...(end.label ? { label: end.label } : {}),
    path: path.map((each) => (each.exit ? `${each.node}.${each.exit}` : each.node)),
    said: [...new Set(told)],
  }
}

/** What can be chosen now: the newest question, while the script listens. */
export function choicesOf({ said, standing }: Rehearsed): readonly string[] {
  if (!standing?.accepts.includes('visitor_wrote')) return []
  return said.filter((each) => each.who === 'script').at(-1)?.choices ?? []
}

/** A moment of the rehearsal: `0:05`, `12:40`, `1:02:03`. */
export function clockOf(seconds: number): string {
  const whole = Math.floor(seconds)
  const two = (value: number): string => String(value).padStart(2, '0')
  const minutes = Math.floor(whole / 60)
  const text = minutes < 60 ? `${minutes}:${two(whole % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`
  return whole === seconds ? text : `${text}.${String(Math.round((seconds - whole) * 1000)).padStart(3, '0').replace(/0+$/, '')}`
}

/** The seconds that somebody typed: `90`, `1:30`, `1:02:03`; null: not a time. */
export function secondsOf(text: string): number | null {
  if (!/^\d+(:[0-5]?\d){0,2}$/.test(text.trim())) return null
  return text.trim().split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
}
