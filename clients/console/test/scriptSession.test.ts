// @vitest-environment happy-dom
/** One open version against a server that this test plays: saved as one goes, kept when it cannot be, offered again. */

import { Problem } from '@cordboard/wire/http.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Definition } from '../src/scripts/editor/model/definition'
import { KeptDrafts } from '../src/scripts/saving/kept'
import { DraftSession } from '../src/scripts/saving/session'
import { VersionCalls } from '../src/scripts/saving/calls'
import type { Server } from '../src/server'
import type { VersionDetail } from '../src/types'

const START: Definition = { format: 1, start: 'a', nodes: { a: { kind: 'start', exits: { next: 'b' } }, b: { kind: 'end' } } }

/** Versions in memory, with the members of `Server` that saving uses. */
class Versions {
  readonly kept = new Map<number, { definition: Definition; locked: boolean; stamp: number }>()
  reachable = true
  puts: string[] = []

  constructor(locked = false) {
    this.kept.set(1, { definition: START, locked, stamp: 1 })
  }

  detail(version: number) {
    const found = this.kept.get(version)
    if (!found) throw new Problem(404, 'not_found')
    const value = { script: 'Mine', version, locked: found.locked, definition: found.definition, issues: [], created_by: 'mo' } as unknown as VersionDetail
    return { value, etag: `"${version}.${found.stamp}"` }
  }

  readonly server = {
    read: async (_path: string, key: string) => this.answer(() => this.detail(Number(key))),
    replace: async (_path: string, key: string, body: { definition: Definition }, etag: string) =>
      this.answer(() => {
        this.puts.push(etag)
        const found = this.kept.get(Number(key))
        if (!found) throw new Problem(404, 'not_found')
        if (this.detail(Number(key)).etag !== etag) throw new Problem(412, 'changed_meanwhile')
        this.kept.set(Number(key), { ...found, definition: body.definition, stamp: found.stamp + 1 })
        return this.detail(Number(key))
      }),
    create: async (_path: string, body: { definition: Definition }) =>
      this.answer(() => {
        const version = this.kept.size + 1
        this.kept.set(version, { definition: body.definition, locked: false, stamp: 1 })
        return this.detail(version)
      }),
    list: async () => this.answer(() => ({ items: [...this.kept.keys()].map((version) => this.detail(version).value), next: null })),
  } as unknown as Server

  private answer<T>(work: () => T): T {
    if (!this.reachable) throw new Problem(0, 'unreached')
    return work()
  }
}

function open(versions: Versions, version = 1, onMoved: (from: number, to: number) => void = () => {}): DraftSession {
  const calls = new VersionCalls(versions.server, 'mo')
  return new DraftSession({ script: 'Mine', begun: versions.detail(version), supplied: false, readOnly: false, calls, kept: new KeptDrafts('mo'), describe: String, onMoved })
}

function label(session: DraftSession, text: string): void {
  session.editor.run((now) => ({ ...now, nodes: { ...now.nodes, b: { kind: 'end', label: text } } }), { label: 'label' })
}

beforeEach(() => {
  localStorage.clear()
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('saves what is typed after a moment of quiet, once, under the tag that was read', async () => {
  const versions = new Versions()
  const session = open(versions)

  label(session, 'one')
  const dirty = session.state()
  label(session, 'two')
  expect(dirty.phase.kind).toBe('dirty')
  // What is shown of it is not drawn anew at each letter.
  expect(session.state()).toBe(dirty)
  await vi.advanceTimersByTimeAsync(1_500)

  expect(session.state().phase.kind).toBe('saved')
  expect(versions.puts).toEqual(['"1.1"'])
  expect(versions.kept.get(1)?.definition.nodes.b?.label).toBe('two')
  expect(localStorage.length).toBe(0)
})

it('keeps what cannot be saved, and offers it to the next page', async () => {
  const versions = new Versions()
  const session = open(versions)
  versions.reachable = false
  label(session, 'kept')
  await vi.advanceTimersByTimeAsync(1_500)
  expect(session.state().phase.kind).toBe('retrying')
  expect(localStorage.length).toBe(1)

  vi.clearAllTimers() // the page is gone
  versions.reachable = true
  const next = open(versions)
  expect(next.state().offered).not.toBeNull()
  expect(next.editor.state().definition).toEqual(START)
  next.answerOffer(true)
  await vi.advanceTimersByTimeAsync(1_500)

  expect(next.state().phase.kind).toBe('saved')
  expect(versions.kept.get(1)?.definition.nodes.b?.label).toBe('kept')
  expect(localStorage.length).toBe(0)
})

it('does not offer what reached the server after the page was gone', async () => {
  const versions = new Versions()
  const session = open(versions)
  label(session, 'late')
  expect(localStorage.length).toBe(1)
  const definition = session.editor.state().definition
  versions.kept.set(1, { definition, locked: false, stamp: 2 })

  const next = open(versions)

  expect(next.state().offered).toBeNull()
  expect(localStorage.length).toBe(0)
  session.hurry()
  await vi.advanceTimersByTimeAsync(100)
})

it('tries again by itself, and says since when it does', async () => {
  const versions = new Versions()
  const session = open(versions)
  versions.reachable = false
  label(session, 'patient')
  await vi.advanceTimersByTimeAsync(4_000)
  const phase = session.state().phase
  expect(phase.kind === 'retrying' && phase.tries).toBeGreaterThan(1)

  versions.reachable = true
  await vi.advanceTimersByTimeAsync(10_000)

  expect(session.state().phase.kind).toBe('saved')
  expect(versions.kept.get(1)?.definition.nodes.b?.label).toBe('patient')
})

it('goes on in a new version when the one it began with is locked', async () => {
  const versions = new Versions(true)
  const moves: number[][] = []
  const session = open(versions, 1, (from, to) => moves.push([from, to]))

  label(session, 'new')
  await vi.advanceTimersByTimeAsync(10)
  label(session, 'newer')
  await vi.advanceTimersByTimeAsync(1_500)

  expect(moves).toEqual([[1, 2]])
  expect(session.state().version).toBe(2)
  expect(versions.kept.get(2)?.definition.nodes.b?.label).toBe('newer')
  expect(versions.kept.get(1)?.definition).toBe(START)
})

it('a flush waits until all is saved, and says when it cannot be', async () => {
  const versions = new Versions()
  const session = open(versions)
  label(session, 'flushed')
  await expect(session.flush()).resolves.toBe(true)
  expect(versions.kept.get(1)?.definition.nodes.b?.label).toBe('flushed')

  versions.reachable = false
  label(session, 'stuck')
  await expect(session.flush()).resolves.toBe(false)
})

it('shows what somebody else saved while nothing was typed here', async () => {
  const versions = new Versions()
  const session = open(versions)
  const theirs: Definition = { ...START, nodes: { ...START.nodes, b: { kind: 'end', label: 'theirs' } } }
  versions.kept.set(1, { definition: theirs, locked: false, stamp: 2 })

  session.stirred('"1.2"')
  await vi.advanceTimersByTimeAsync(10)

  expect(session.editor.state().definition).toEqual(theirs)
  expect(session.state().phase.kind).toBe('saved')
  expect(versions.puts).toEqual([])
})
