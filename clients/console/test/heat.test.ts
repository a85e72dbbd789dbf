import { describe, expect, it } from 'vitest'
import type { Definition } from '../src/scripts/editor/model/definition'
import { askedOf, chosenOf, heatOverlay, rowsOf, type Heat } from '../src/scripts/heat/heat'
import { asked, fromQuery, isEmpty, toQuery } from '../src/scripts/trace/search'

const DEFINITION: Definition = {
  format: 1,
  start: 'ask',
  nodes: { unused: { kind: 'end' }, ask: { kind: 'ask', exits: { answered: 'queue', timeout: null } }, queue: { kind: 'enqueue', exits: { answered: 'unused' } } },
}
const HEAT: Heat = {
  script: 'Mine',
  version: 1,
  chats: 10,
  cut_off: false,
  since: null,
  nodes: { ask: { entered: 10, median: 4 }, queue: { entered: 8, median: null } },
  exits: { ask: { answered: 8, failed: 1 }, queue: { answered: 5 } },
}

describe('what is told of each node', () => {
  const rows = rowsOf(HEAT, DEFINITION)

  it('shares are of how often the node was entered; who is still there is counted', () => {
    expect(rows.map((row) => [row.node, row.entered, row.still])).toEqual([['ask', 10, 1], ['queue', 8, 3], ['unused', 0, 0]])
    expect(rows[0]?.exits).toEqual([
      { exit: 'answered', taken: 8, share: 0.8 },
      { exit: 'timeout', taken: 0, share: 0 },
      { exit: 'failed', taken: 1, share: 0.1 },
    ])
  })

  it('the busiest arrow is the thickest, and what nobody took is dim', () => {
    const overlay = heatOverlay(rows, String, (taken, share) => `${taken} ${share}`)

    expect(overlay.nodes).toEqual({ ask: { badge: '10' }, queue: { badge: '8' }, unused: { tone: 'dim' } })
    expect(overlay.exits['ask/answered']).toEqual({ tone: 'lit', label: '8 0.8', weight: 1 })
    expect(overlay.exits['queue/answered']?.weight).toBe(0.625)
    expect(overlay.exits['ask/timeout']).toEqual({ tone: 'dim' })
  })
})

it('a period begins with a day of the reader’s', () => {
  const now = new Date(2030, 0, 7, 15, 30)
  const from = (query: string): string => new URLSearchParams(askedOf(chosenOf(query), now)).get('from') ?? ''

  expect(from('?period=today')).toBe(new Date(2030, 0, 7).toISOString())
  expect(from('')).toBe(new Date(2030, 0, 1).toISOString())
  expect(from('?period=month')).toBe(new Date(2029, 11, 9).toISOString())
  expect(askedOf(chosenOf('?period=own'), now)).toBe('')
  expect(new URLSearchParams(askedOf(chosenOf('?period=own&from=2030-01-01&to=2030-01-31'), now)).get('to')).toBe(new Date(2030, 1, 1).toISOString())
  expect(chosenOf('?period=never&from=soon')).toEqual({ period: 'week', from: '', to: '' })
})

describe('searching chats', () => {
  it('the address and the search are the same', () => {
    const search = fromQuery('?state=junk&point=shop&text=ve+ra&from=2030-01-07&after=5.c1&page=2')

    expect(search).toEqual({ state: 'junk', point: 'shop', queue: '', agent: '', text: 've ra', from: '2030-01-07', to: '', after: '5.c1', page: '2' })
    expect(toQuery(search, {})).toMatchObject({ state: 'junk', text: 've ra', after: null, page: null, queue: null })
    expect(fromQuery('?state=none&from=monday')).toMatchObject({ state: '', from: '' })
    expect([isEmpty(search), isEmpty(fromQuery('?after=5.c1&page=2'))]).toEqual([false, true])
  })

  it('days are asked for whole', () => {
    const params = new URLSearchParams(asked(fromQuery('?from=2030-01-07&to=2030-01-07&text=+a+')))

    expect(params.get('from')).toBe(new Date(2030, 0, 7).toISOString())
    expect(params.get('to')).toBe(new Date(2030, 0, 8).toISOString())
    expect(params.get('text')).toBe('a')
  })
})
