import { afterEach, expect, it } from 'vitest'
import { hasDraft, keepDraft, keepOutbox, readDraft, readOutbox } from '../src/drafts'

afterEach(() => sessionStorage.clear())

it('keeps a draft for each chat and person', () => {
  keepDraft('ann', 'c1', 'Dear ')
  keepDraft('ann', 'c2', '  ')

  expect(readDraft('ann', 'c1')).toBe('Dear ')
  expect(readDraft('bob', 'c1')).toBe('')
  expect(hasDraft('ann', 'c1')).toBe(true)
  expect(hasDraft('ann', 'c2')).toBe(false)
})

it('leaves nothing behind when the text is gone', () => {
  keepDraft('ann', 'c1', 'Dear ')
  keepDraft('ann', 'c1', '')

  expect(sessionStorage.length).toBe(0)
})

it('gives back what a reload interrupted as not sent, under the same id', () => {
  keepOutbox('ann', { c1: [{ client_id: 'x', kind: 'message', text: 'Hello', at: 1, state: 'sending' }] })

  const outbox = readOutbox('ann')

  expect(outbox.c1).toEqual([{ client_id: 'x', kind: 'message', text: 'Hello', at: 1, state: 'failed' }])
})

it('does not stumble over what others stored', () => {
  sessionStorage.setItem('cordboard.draft.ann.c1', '{broken')
  sessionStorage.setItem('cordboard.draft.ann.c2', '{"a":1}')

  expect([readDraft('ann', 'c1'), readDraft('ann', 'c2')]).toEqual(['', ''])
})
