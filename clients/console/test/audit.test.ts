import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cell, csv, isMoment, linesOf, telling } from '../src/audit/difference'
import { counted } from '../src/configuration/counted'
import type { Act, Imported } from '../src/types'

it('only what differs is told, from the outside in', () => {
  const before = { name: 'Sales', service_level: { percent: 80, seconds: 30 }, agent_groups: ['a'] }
  const after = { name: 'Sales', service_level: { percent: 90, seconds: 30 }, agent_groups: ['a', 'b'] }

  expect(linesOf(before, after)).toEqual([
    { field: 'service_level.percent', before: 80, after: 90 },
    { field: 'agent_groups', before: ['a'], after: ['a', 'b'] },
  ])
})

it('of what came or went every field is told but the empty ones', () => {
  expect(telling(linesOf(null, { name: 'x', description: '', weight: 2, active: false }))).toEqual([
    { field: 'name', before: undefined, after: 'x' },
    { field: 'weight', before: undefined, after: 2 },
  ])
})

it('nothing differs from itself', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(linesOf(value, structuredClone(value))).toEqual([])
    }),
  )
})

it('no cell is a formula, and quotes survive', () => {
  expect(cell('=1+1')).toBe("'=1+1")
  expect(cell('a "b", c')).toBe('"a ""b"", c"')
  expect(cell('@x,y')).toBe(`"'@x,y"`)
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(cell(text).replace(/^"/, '')).not.toMatch(/^[=+\-@\t\r]/)
    }),
  )
})

it('points in time are told from numbers', () => {
  expect(isMoment('created_at', 1_767_614_400_000)).toBe(true)
  expect(isMoment('weight', 1_767_614_400_000) || isMoment('looked_at', 200) || isMoment('expires_at', null)).toBe(false)
})

it('acts become lines', () => {
  const act: Act = { id: 1, at: '2026-01-05T12:00:00.000Z', who: 'mo', what: 'edit', kind: 'queue', name: '-1', label: 'Sales', before: null, after: { a: 1 }, address: '::1' }

  expect(csv([act]).split('\r\n')[1]).toBe(`2026-01-05T12:00:00.000Z,mo,edit,queue,'-1,::1,,"{""a"":1}",Sales`)
})

it('an import is counted with the blacklist and orders', () => {
  const told = {
    collections: [
      { collection: 'queues', added: [{}, {}], changed: [{}], removed: [], unchanged: 4, reordered: false },
      { collection: 'routing-points', added: [], changed: [], removed: [{}], unchanged: 0, reordered: true },
    ],
    blacklist: { added: 1, changed: 0, removed: 2, unchanged: 9 },
  } as unknown as Imported

  expect(counted(told)).toEqual({ changed: 8, removed: 3 })
})
