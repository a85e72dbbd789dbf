/** One version at work in this browser: its editor, its draft, and what passes between them and the server. */

import type { Tagged } from '../../server'
import type { VersionDetail } from '../../types'
import { createEditor } from '../editor/createEditor'
import type { Editor } from '../editor/store'
import { refusalOf, storedOf, type VersionCalls } from './calls'
import { opened, resumed, step, unsaved, type Choice, type Draft, type Event, type Order, type Phase, type Step } from './draft'
import { worthOffering, type Kept, type KeptDrafts } from './kept'

export interface Saving {
  readonly version: number
  readonly phase: Phase
  /** When the server last took it; null: not since it was opened. */
  readonly savedAt: number | null
  /** The version as it last came from the server. */
  readonly detail: VersionDetail
  readonly etag: string
  /** What an earlier page left unsaved, until somebody says what becomes of it. */
  readonly offered: Kept | null
}

interface Given {
  script: string
  begun: Tagged<VersionDetail>
  supplied: boolean
  readOnly: boolean
  calls: VersionCalls
  kept: KeptDrafts
  /** The description of a version that is made here. */
  describe: (from: number) => string
  onMoved: (from: number, to: number) => void
}

export class DraftSession {
  readonly editor: Editor
  readonly readOnly: boolean
  /** It belongs to the product. */
  readonly supplied: boolean
  private draft: Draft
  private saving: Saving
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly listeners = new Set<() => void>()

  constructor(private readonly given: Given) {
    const stored = storedOf(given.begun)
    this.readOnly = given.readOnly
    this.supplied = given.supplied
    this.editor = createEditor(stored.definition, { readOnly: given.readOnly })
    this.editor.setIssues(stored.issues)
    this.draft = opened(stored)
    const left = given.readOnly ? null : given.kept.find(given.script, stored.version)
    const offered = worthOffering(left, stored) ? left : null
    if (left && !offered) given.kept.drop(given.script, stored.version)
    this.saving = { version: stored.version, phase: this.draft.phase, savedAt: null, detail: given.begun.value, etag: stored.etag, offered }
    this.editor.subscribe(() => {
      const { definition } = this.editor.state()
      if (definition !== this.draft.now) this.send({ kind: 'typed', definition })
    })
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly state = (): Saving => this.saving

  /** Whether it is on screen. */
  get watched(): boolean {
    return this.listeners.size > 0
  }

  /** Whether something typed is not at the server. */
  get unsaved(): boolean {
    return unsaved(this.draft)
  }

  readonly choose = (choice: Choice): void => this.send({ kind: 'chosen', choice })

  /** Saves now what waits to be saved. */
  readonly hurry = (): void => this.send({ kind: 'due' })

  /** The server has another state than we know. */
  stirred(etag: string): void {
    if (etag !== this.draft.etag) this.send({ kind: 'stirred' })
  }

  /** Reads it again: it may have been changed since it was last looked at. */
  readonly refresh = (): void => this.send({ kind: 'stirred' })

  /** Saved: true. It cannot be at present: false. */
  async flush(): Promise<boolean> {
    this.hurry()
    while (this.draft.call) await new Promise<void>((done) => this.once(done))
    if (this.draft.phase.kind === 'dirty') return this.flush()
    return this.draft.phase.kind === 'saved'
  }

  /** What an earlier page left: taken up again, or thrown away. */
  readonly answerOffer = (takeUp: boolean): void => {
    const { offered, detail, etag } = this.saving
    if (!offered) return
    this.saving = { ...this.saving, offered: null }
    if (!takeUp) {
      this.given.kept.drop(this.given.script, this.draft.version)
      return this.tell()
    }
    const stored = storedOf({ value: detail, etag })
    const [draft, orders] = resumed(stored, offered)
    this.take([draft, [{ do: 'show', definition: draft.now }, ...orders]])
  }

  private send(event: Event): void {
    this.take(step(this.draft, event))
  }

  private take([draft, orders]: Step): void {
    const before = this.draft
    this.draft = draft
    this.remember(before)
    const saved = draft.phase.kind === 'saved' && before.phase.kind !== 'saved'
    const { version, phase, etag } = draft
    // The same object as long as it says the same: at each letter that is typed, everything would be drawn anew.
    const stays = !saved && this.saving.version === version && this.saving.etag === etag && (this.saving.phase === phase || (phase.kind === 'dirty' && this.saving.phase.kind === 'dirty'))
    if (!stays) this.saving = { ...this.saving, version, phase, etag, ...(saved ? { savedAt: Date.now() } : {}) }
    for (const order of orders) this.carryOut(order)
    this.tell()
    if (draft.version !== before.version) this.given.onMoved(before.version, draft.version)
  }

  private remember(before: Draft): void {
    const { kept, script } = this.given
    const { version } = this.draft
    if (this.saving.offered) return
    if (before.version !== version) kept.drop(script, before.version)
    if (unsaved(this.draft)) {
      if (this.draft.now !== before.now || this.draft.etag !== before.etag || before.version !== version) kept.keep(script, version, this.draft)
    } else if (unsaved(before)) kept.drop(script, version)
  }

  private carryOut(order: Order): void {
    const { calls, script, describe } = this.given
    switch (order.do) {
      case 'put':
        return this.ask(calls.put(script, order.version, order.etag, order.definition).then((detail) => ({ detail })))
      case 'make':
        return this.ask(calls.make(script, order.from, order.definition, order.unsure, describe(order.from)))
      case 'read':
        return this.ask(calls.read(script, order.version).then((detail) => ({ detail })))
      case 'wait':
        clearTimeout(this.timer)
        this.timer = setTimeout(this.hurry, order.ms)
        return
      case 'show': {
        const { selection } = this.editor.state()
        this.editor.reset(order.definition, this.readOnly)
        this.editor.select(selection)
        return
      }
      case 'told':
        this.editor.setIssues(order.issues)
    }
  }

  private ask(call: Promise<{ detail: Tagged<VersionDetail>; sent?: Parameters<VersionCalls['put']>[3] }>): void {
    call.then(
      ({ detail, sent }) => {
        this.saving = { ...this.saving, detail: detail.value }
        this.send({ kind: 'stored', stored: storedOf(detail), ...(sent ? { sent } : {}) })
      },
      (error: unknown) => this.send({ kind: 'failed', refusal: refusalOf(error), at: Date.now() }),
    )
  }

  private once(done: () => void): void {
    const stop = this.subscribe(() => {
      stop()
      done()
    })
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener()
  }
}
