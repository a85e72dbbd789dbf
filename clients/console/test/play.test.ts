import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { acted, back, begun, caseOf, choicesOf, clockOf, expectedOf, momentAfter, opened, restarted, scenarioOf, secondsOf, waited, waitedForNext, type Play } from '../src/scripts/rehearsal/play'
import type { Rehearsed } from '../src/scripts/rehearsal/told'

const END = { how: 'waiting', at: 0, destination: '', agent: '', queue: '', waited: null, label: '', reason: '' } as const

function found(part: Partial<Rehearsed> = {}): Rehearsed {
  return { end: END, path: [], said: [], outside_calls: [], notes: [], variables: {}, clipboard: {}, standing: null, issues: [], passed: null, failures: [], ...part }
}

const passed = (at: number, left: number | null = null) => ({ at, node: 'n', kind: 'ask', exit: left === null ? '' : 'next', to: null, left, why: '', read: {} })
const standing = (next: number | null, accepts: string[] = []) => ({ node: 'n', accepts, places: [], next })

describe('when something is done', () => {
  it('nothing has happened at this moment: now', () => {
    expect(momentAfter(7, found({ path: [passed(0, 5)], standing: standing(30) }))).toBe(7)
  })

  it('a second after what has just happened', () => {
    expect(momentAfter(0, found({ path: [passed(0)], standing: standing(30) }))).toBe(1)
    expect(momentAfter(5, found({ path: [passed(0, 5)], standing: standing(null) }))).toBe(6)
  })

  it('never so late that something else comes first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 1, max: 5_000 }), (clock, gap) => {
        const next = clock + gap / 1000
        const at = momentAfter(clock, found({ path: [passed(clock)], standing: standing(next) }))
        expect(at).toBeGreaterThanOrEqual(clock)
        expect(at).toBeLessThanOrEqual(next)
      }),
    )
  })
})

type Move = { kind: 'act' } | { kind: 'wait'; seconds: number } | { kind: 'next'; in: number }

const moves = fc.array(
  fc.oneof(
    fc.constant<Move>({ kind: 'act' }),
    fc.nat(600).map((seconds): Move => ({ kind: 'wait', seconds })),
    fc.integer({ min: 1, max: 600 }).map((after): Move => ({ kind: 'next', in: after })),
  ),
  { maxLength: 30 },
)

function move(play: Play, one: Move): Play {
  if (one.kind === 'act') return acted(play, { do: 'writes', text: 'x' }, found({ path: [passed(play.clock)], standing: standing(play.clock + 90) }))
  if (one.kind === 'wait') return waited(play, one.seconds)
  return waitedForNext(play, found({ standing: standing(play.clock + one.in) }))
}

it('the clock never goes back and steps stay in order, whatever is done', () => {
  fc.assert(
    fc.property(moves, (all) => {
      let play = begun({})
      for (const one of all) {
        const after = move(play, one)
        expect(after.clock).toBeGreaterThanOrEqual(play.clock)
        expect(after.steps.slice(0, play.steps.length)).toEqual(play.steps)
        play = after
      }
      const times = play.steps.map((step) => step.after)
      expect(times).toEqual([...times].sort((a, b) => a - b))
      expect(times.every((at) => at <= play.clock)).toBe(true)
    }),
  )
})

it('any number of moves taken back is the start', () => {
  fc.assert(
    fc.property(moves, (all) => {
      const start = begun({ message: 'Hello' })
      let play = all.reduce(move, start)
      for (let left = play.past.length; left > 0; left--) play = back(play)
      expect(play).toEqual(start)
      expect(back(play)).toBe(play)
    }),
  )
})

it('a scenario that is opened is played as it stands, and can be taken back step by step', () => {
  const play = begun({ name: 'busy', message: 'Hi', until: 90, steps: [{ after: 5, do: 'writes', text: 'a' }, { after: 40, do: 'agent_answers' }], expect: { how: 'answered' } })

  expect(scenarioOf(play)).toEqual({ message: 'Hi', until: 90, steps: [{ after: 5, do: 'writes', text: 'a' }, { after: 40, do: 'agent_answers' }] })
  expect(back(play).clock).toBe(40)
  expect(scenarioOf(back(back(play)))).toEqual({ message: 'Hi', until: 5, steps: [{ after: 5, do: 'writes', text: 'a' }] })
  expect(scenarioOf(restarted(play))).toEqual({ message: 'Hi', until: 0, steps: [] })
  expect(opened(play, { message: 'Ho' }).steps).toEqual(play.steps)
})

it('a test case expects what happened, and stops only if the chat goes on', () => {
  const play = waited(acted(begun({ message: 'Hi' }), { do: 'writes', text: 'x' }, null), 5)
  const said = [{ at: 0, who: 'script', text: 'Hello', choices: [] }, { at: 1, who: 'visitor', text: 'x', choices: [] }, { at: 2, who: 'script', text: 'Hello', choices: [] }] as const
  const over = found({ path: [passed(0, 3), passed(3)], said, end: { ...END, how: 'ended', label: 'helped' } })

  expect(expectedOf(over)).toEqual({ how: 'ended', label: 'helped', path: ['n.next', 'n'], said: ['Hello'] })
  expect(caseOf(play, 'greets', over, { how: 'ended' })).toEqual({ name: 'greets', message: 'Hi', steps: [{ after: 0, do: 'writes', text: 'x' }], expect: { how: 'ended' } })
  expect(caseOf(play, 'waits', found({ standing: standing(9) }), {}).until).toBe(5)
})

it('choices are those of the newest question, while the script listens', () => {
  const said = [{ at: 0, who: 'script', text: 'Which?', choices: ['A', 'B'] }, { at: 1, who: 'visitor', text: 'C', choices: [] }] as const

  expect(choicesOf(found({ said, standing: standing(null, ['visitor_wrote']) }))).toEqual(['A', 'B'])
  expect(choicesOf(found({ said, standing: standing(null) }))).toEqual([])
  expect(choicesOf(found({ said }))).toEqual([])
})

it('times are told as a clock and understood again', () => {
  expect([0, 5, 65, 760, 3723, 5.5, 59.999].map(clockOf)).toEqual(['0:00', '0:05', '1:05', '12:40', '1:02:03', '0:05.5', '0:59.999'])
  expect(['90', '1:30', '1:02:03', ' 5 ', 'soon', '1:99', '-1', ''].map(secondsOf)).toEqual([90, 90, 3723, 5, null, null, null, null])
  fc.assert(fc.property(fc.nat(200_000), (seconds) => void expect(secondsOf(clockOf(seconds))).toBe(seconds)))
})
