import { expect, it } from 'vitest'
import type { Definition } from '../src/scripts/editor/model/definition'
import { shownAt, visitAt, waysOf, type Trace, type TraceEvent } from '../src/scripts/trace/trace'
import { aboveOf, drawnIn, nodeOf, overlayOf, within, type Visit } from '../src/scripts/trace/way'

const at = (second: number): string => new Date(Date.UTC(2030, 0, 7, 10, 0, second)).toISOString()

function traced(...events: readonly Omit<TraceEvent, 'seq' | 'at'>[]): Trace {
  const lines = events.map((event, index) => ({ seq: index + 1, sentence: '', event: { ...event, seq: index + 1, at: at(index) } as TraceEvent }))
  return { chat_id: 'c1', lines, runs: [{ run: 1, script: 'Outer', version: 3 }] }
}

const CALLING = traced(
  { kind: 'chat_opened' },
  { kind: 'node_entered', run: 1, node: 'call', node_kind: 'run_script' },
  { kind: 'run_noted', run: 1, node: 'call', note: 'called', script: 'Inner', version: 2 },
  { kind: 'node_entered', run: 1, node: 'call/ask', node_kind: 'ask' },
  { kind: 'exit_taken', run: 1, node: 'call/ask', exit: 'answered', to: 'call/end', why: 'because', read: { 'script.n': 1 } },
  { kind: 'message_sent' },
  { kind: 'exit_taken', run: 1, node: 'call', exit: 'done', to: 'end' },
)

it('a trace is read as visits in the scripts that were at work', () => {
  const { frames, visits } = waysOf(CALLING)

  expect(frames.map(({ above, script, version }) => [above, script, version])).toEqual([
    ['', 'Outer', 3],
    ['call/', 'Inner', 2],
  ])
  expect(visits.map(({ path, exit, seq, leftSeq, frame }) => [path, exit, seq, leftSeq, frame === frames[1]?.key])).toEqual([
    ['call', 'done', 2, 7, false],
    ['call/ask', 'answered', 4, 5, true],
  ])
  expect(visits[1]).toMatchObject({ why: 'because', read: { 'script.n': 1 }, left: Date.parse(at(4)) })
})

it('a script called twice in two versions has two frames', () => {
  const trace = traced(
    { kind: 'run_noted', run: 1, node: 'call', script: 'Inner', version: 1 },
    { kind: 'node_entered', run: 1, node: 'call/ask' },
    { kind: 'run_noted', run: 1, node: 'call', script: 'Inner', version: 2 },
    { kind: 'node_entered', run: 1, node: 'call/ask' },
  )

  const { frames, visits } = waysOf(trace)

  expect(frames.map((frame) => frame.version)).toEqual([3, 1, 2])
  expect(visits.map((visit) => frames.find((frame) => frame.key === visit.frame)?.version)).toEqual([1, 2])
})

it('a line belongs to its own visit, any other to the last before it', () => {
  const { visits } = waysOf(CALLING)

  expect([1, 2, 3, 4, 5, 6, 7].map((seq) => visitAt(visits, seq))).toEqual([null, 0, 0, 1, 1, 1, 0])
})

it('at a step only what had happened by then is shown', () => {
  const { frames, visits } = waysOf(CALLING)
  const [outer = '', inner = ''] = frames.map((frame) => frame.key)

  expect(shownAt(visits, 0, outer).map(({ path, exit }) => [path, exit])).toEqual([['call', '']])
  expect(shownAt(visits, 1, inner).map(({ path, exit }) => [path, exit])).toEqual([['call/ask', 'answered']])
  expect(shownAt(visits, 1, outer).map(({ path, exit }) => [path, exit])).toEqual([['call', 'done']])
})

const DEFINITION: Definition = {
  format: 1,
  start: 'a',
  nodes: { a: { kind: 'start', exits: { next: 'b', other: null } }, b: { kind: 'ask', exits: { answered: 'a' } }, c: { kind: 'end' } },
}
const visit = (path: string, exit = ''): Visit => ({ run: 1, path, kind: '', at: 5, exit, to: null, left: null, why: '', read: {} })

it('what was passed is lit, where the chat stands is current, all else is dim', () => {
  const overlay = overlayOf([visit('a', 'next'), visit('b')], DEFINITION, ({ at: seconds }) => `${seconds} s`)

  expect(overlay.nodes).toEqual({ a: { tone: 'lit', badge: '5 s' }, b: { tone: 'current', badge: '5 s' }, c: { tone: 'dim' } })
  expect(overlay.exits).toEqual({ 'a/next': { tone: 'lit' }, 'a/other': { tone: 'dim' }, 'b/answered': { tone: 'dim' } })
  expect(overlayOf([visit('a', 'next')], DEFINITION, () => '', false).nodes.a?.tone).toBe('lit')
})

it('a way in a called script is drawn at the node that called it', () => {
  expect([aboveOf('a'), aboveOf('x/y/a'), nodeOf('x/y/a')]).toEqual(['', 'x/y/', 'a'])
  expect([drawnIn('call/ask', ''), drawnIn('call/ask', 'call/'), drawnIn('other', 'call/')]).toEqual(['call', 'ask', null])
  expect(within([visit('a'), visit('x/a')], 'x/').map(({ path }) => path)).toEqual(['x/a'])
})
