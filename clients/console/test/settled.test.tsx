import { cleanup, render, waitFor } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { Lists, useSettled } from '../src/collection/lists'
import type { Batch } from '../src/server'

afterEach(cleanup)

function Told({ lists, paths }: { lists: Lists; paths: readonly string[] }) {
  return <p>{useSettled(lists, paths) ? 'settled' : 'waiting'}</p>
}

it('a form waits for all the lists it is drawn with, and not for one that cannot be had', async () => {
  const answers = new Map<string, { give: (batch: Batch<unknown>) => void; refuse: (error: Error) => void }>()
  const lists = new Lists((path) => new Promise((give, refuse) => answers.set(path, { give, refuse })))
  const { getByText } = render(<Told lists={lists} paths={['users', 'skills']} />)
  expect([...answers.keys()]).toEqual(['users', 'skills'])

  answers.get('users')?.give({ items: [], next: null, total: 0 })
  await waitFor(() => expect(lists.get('users').state).toBe('ready'))
  expect(getByText('waiting')).toBeTruthy()

  answers.get('skills')?.refuse(new Error('gone'))
  await waitFor(() => expect(getByText('settled')).toBeTruthy())

  lists.changed()
  expect(getByText('settled')).toBeTruthy()
})

it('what is drawn with no lists waits for none', () => {
  const { getByText } = render(<Told lists={new Lists(() => new Promise(() => {}))} paths={[]} />)

  expect(getByText('settled')).toBeTruthy()
})
