import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applied, count, edited, levelOf, servedBy, settled, skilled, touched, valueAt, type Edits } from '../src/queueing/edits'

interface Queue {
  name: string
  agent_groups: readonly string[]
}

const facet = servedBy<Queue>()
const GROUPS = ['a', 'b', 'c']
const sales: Queue = { name: 'Sales', agent_groups: ['a'] }
const none: Edits<boolean> = new Map()

describe('a sheet of who serves what', () => {
  test('a tick taken back is no change', () => {
    const once = edited(facet, none, 'Sales', sales, 'b', true)
    const back = edited(facet, once, 'Sales', sales, 'b', false)

    expect(count(once)).toBe(1)
    expect(valueAt(facet, once, 'Sales', sales, 'b')).toBe(true)
    expect(count(back)).toBe(0)
    expect(back.size).toBe(0)
  })

  test('what is applied is what was shown, and nothing else changes', () => {
    fc.assert(
      fc.property(fc.subarray(GROUPS), fc.array(fc.tuple(fc.constantFrom(...GROUPS), fc.boolean())), (groups, presses) => {
        const object = { name: 'Q', agent_groups: groups }
        const edits = presses.reduce((now, [column, on]) => edited(facet, now, 'Q', object, column, on), none)
        const made = applied(facet, edits.get('Q') ?? new Map(), object)
        for (const group of GROUPS) expect(made.agent_groups.includes(group)).toBe(valueAt(facet, edits, 'Q', object, group))
        expect(new Set(made.agent_groups).size).toBe(made.agent_groups.length)
        if (count(edits) === 0) expect(made.agent_groups).toEqual(groups)
      }),
    )
  })

  test('another order is no change of somebody else’s; another group is', () => {
    expect(touched(facet, { ...sales, agent_groups: ['a', 'b'] }, { ...sales, agent_groups: ['b', 'a'] })).toBe(false)
    expect(touched(facet, sales, { ...sales, agent_groups: ['a', 'b'] })).toBe(true)
  })

  test('what somebody else has done already needs no saving', () => {
    const own = new Map([['b', true], ['a', false]])

    expect([...settled(facet, own, { ...sales, agent_groups: ['a', 'b'] })]).toEqual([['a', false]])
  })
})

describe('a sheet of levels', () => {
  test('a level is set, changed and taken away', () => {
    const levels = skilled<{ skills: Record<string, number> }>()
    const object = { skills: { French: 5 } }

    expect(levels.write(object, 'German', 7).skills).toEqual({ French: 5, German: 7 })
    expect(levels.write(object, 'French', null).skills).toEqual({})
    expect(levels.read(object, 'German')).toBeNull()
  })

  test('only whole numbers from 1 to 10 are levels', () => {
    expect(['1', ' 10 ', '', '0', '11', 'x', '2.5'].map(levelOf)).toEqual([1, 10, null, undefined, undefined, undefined, undefined])
  })
})
