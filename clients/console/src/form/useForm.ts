/** One form at work: what is entered, what is wrong, saving, and what somebody else did meanwhile. */

import { Problem } from '@cordboard/wire/http.ts'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { AnyDescribed } from '../collection/described'
import { useConsole } from '../here'
import { setUnsaved } from '../leaving'
import type { Tagged } from '../server'
import { t } from '../texts'
import { clashes, merged, same, type Difference } from './draft'
import { present } from './FormBody'
import { NOTHING_WRONG, wrongFields, type Wrong } from './problems'
import { firstWrong } from './useFirstWrong'

/** What came of saving. */
export type Outcome<T> = { kind: 'saved'; value: T } | { kind: 'refused' }

export interface Clash<D> {
  theirs: D
  etag: string
  first: First | null
}

/** Whose change it was, and of when. */
export interface First {
  name: string
  at: string
}

/** As the refusal tells it; null: the server does not know. */
export function firstOf({ extra }: Problem): First | null {
  const { changed_by: name, changed_at: at } = extra
  return typeof name === 'string' && name !== '' && typeof at === 'string' ? { name, at } : null
}

export function useForm<T extends object, D extends object>(described: AnyDescribed, begun: Tagged<T> | null) {
  const { server, lists, may } = useConsole()
  const start: D = useMemo(() => (begun ? described.toDraft(begun.value) : described.blank), [described, begun])
  const [base, setBase] = useState<D>(start)
  const [draft, setDraft] = useState<D>(start)
  const [etag, setEtag] = useState(begun?.etag ?? '')
  const [wrong, setWrong] = useState<Wrong>(NOTHING_WRONG)
  const [trouble, setTrouble] = useState<Problem | null>(null)
  const [clash, setClash] = useState<Clash<D> | null>(null)
  const [note, setNote] = useState('')
  /** Where somebody else entered something else than you did, after you chose to look. */
  const [theirs, setTheirs] = useState<readonly Difference[]>([])
  const [busy, setBusy] = useState(false)
  /** Deleted by somebody else while it was edited: what is saved next is a new one. */
  const [deleted, setDeleted] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const fresh = begun === null || deleted
  const key = begun ? described.keyOf(begun.value) : null
  const unsaved = !same(base, draft) || deleted

  useEffect(() => {
    setUnsaved(unsaved)
    return () => setUnsaved(false)
  }, [unsaved])

  // What is wrong is where one looks first.
  useEffect(() => {
    if (wrong === NOTHING_WRONG) return
    firstWrong(form.current)?.focus()
  }, [wrong])

  function change(part: Partial<D>): void {
    setDraft((now) => ({ ...now, ...part }))
    setWrong((now) => {
      const left = Object.fromEntries(Object.entries(now).filter(([name]) => !(name in part)))
      return Object.keys(left).length === Object.keys(now).length ? now : left
    })
  }

  function missing(of: D): Wrong {
    const found: Record<string, Record<string, string>> = {}
    for (const each of present<D>(described.parts, of, begun === null, may)) {
      const sentence = each.check(of)
      if (sentence) found[each.name] = { '': sentence }
    }
    for (const [name, sentence] of Object.entries(described.check?.(of) ?? {})) found[name] ??= { '': sentence }
    return found
  }

  /** Saves what is entered, over the state with this tag. `query`: a yes to what the server asked. */
  async function save({ over = etag, query = '', entered = draft } = {}): Promise<Outcome<T>> {
    const found = missing(entered)
    setTrouble(null)
    setNote('')
    if (Object.keys(found).length > 0) {
      setWrong({ ...found })
      return { kind: 'refused' }
    }
    setWrong(NOTHING_WRONG)
    setBusy(true)
    try {
      const body = described.toBody(entered)
      const saved = fresh || key === null ? await server.create<T>(described.path, body, query) : await server.replace<T>(described.path, key, body, over, query)
      setUnsaved(false)
      setBase(entered)
      setEtag(saved.etag)
      setTheirs([])
      setDeleted(false)
      lists.changed()
      return { kind: 'saved', value: saved.value }
    } catch (error) {
      await refused(error instanceof Problem ? error : new Problem(0, 'unreached'))
      return { kind: 'refused' }
    } finally {
      setBusy(false)
    }
  }

  /** Something was saved beside the form: it is so from now on, and nothing that was entered is lost. */
  function adopt(part: Partial<D>, tag: string): void {
    setBase((now) => ({ ...now, ...part }))
    setDraft((now) => ({ ...now, ...part }))
    setEtag(tag)
  }

  async function refused(problem: Problem): Promise<void> {
    if (key !== null && !fresh && problem.code === 'changed_meanwhile') return meet(problem)
    if (key !== null && !fresh && problem.status === 404) return lost()
    if (problem.code === 'confirm_needed') return setTrouble(problem)
    const found = wrongFields(problem, (sentence) => described.fieldOf?.(sentence, draft))
    const shown = new Set([...described.parts.flatMap((part) => part.fields.map((each) => each.name)), ...(described.sectionFields ?? [])])
    if (Object.keys(found).length > 0 && Object.keys(found).every((name) => shown.has(name))) return setWrong(found)
    setTrouble(problem)
  }

  /** Fetches what somebody else made of it, for the choice between theirs and yours. */
  async function meet(problem: Problem): Promise<void> {
    try {
      const now = await server.read<T>(described.path, key ?? '')
      setClash({ theirs: described.toDraft(now.value), etag: now.etag, first: firstOf(problem) })
    } catch (error) {
      if (error instanceof Problem && error.status === 404) return lost()
      setTrouble(error instanceof Problem ? error : problem)
    }
  }

  function lost(): void {
    setDeleted(true)
    setNote(t('conflict.gone', { name: key ?? '' }))
    lists.changed()
  }

  function takeTheirs(): void {
    if (!clash) return
    setBase(clash.theirs)
    setDraft(clash.theirs)
    setEtag(clash.etag)
    setTheirs([])
    setClash(null)
    lists.changed()
  }

  /** What you changed goes over what is there now; what only they changed stays. */
  function saveYours(): Promise<Outcome<T>> {
    const over = clash?.etag ?? etag
    const entered = clash ? merged(base, clash.theirs, draft) : draft
    if (clash) setBase(clash.theirs)
    setDraft(entered)
    setEtag(over)
    setClash(null)
    return save({ over, entered })
  }

  function look(): void {
    if (!clash) return
    setTheirs(clashes(base, clash.theirs, draft))
    setDraft(merged(base, clash.theirs, draft))
    setBase(clash.theirs)
    setEtag(clash.etag)
    setClash(null)
    setNote(t('conflict.looking'))
    requestAnimationFrame(() => form.current?.scrollIntoView({ block: 'start' }))
  }

  return { form, draft, base, change, wrong, trouble, clash, note, theirs, busy, fresh, key, etag, unsaved, save, adopt, setTrouble, takeTheirs, saveYours, look }
}
