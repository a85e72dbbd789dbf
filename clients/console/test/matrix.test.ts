import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { everyOf, matching, ofTask, pressed, ticks } from '../src/people/matrix'

const OBJECTS = [
  { object: 'queue', tasks: ['view', 'new', 'edit', 'delete'] },
  { object: 'script', tasks: ['view', 'edit', 'publish'] },
  { object: 'audit', tasks: ['view'] },
]
const ALL = OBJECTS.flatMap(everyOf)
const anyOf = fc.subarray(ALL)
const all = (): boolean => true

describe('permissions as a matrix', () => {
  test('a box tells whether all, some or none are held', () => {
    expect(ticks(new Set(['audit:view']), everyOf(OBJECTS[2]!))).toBe('all')
    expect(ticks(new Set(['audit:view']), ofTask(OBJECTS, 'view'))).toBe('some')
    expect(ticks(new Set(['audit:view']), everyOf(OBJECTS[0]!))).toBe('none')
    expect(ticks(new Set(), [])).toBe('none')
  })

  test('a press fills what was not full, and a second empties it; the others stay', () => {
    fc.assert(
      fc.property(anyOf, fc.subarray(ALL, { minLength: 1 }), (held, of) => {
        const once = pressed(held, of, all)
        const rest = held.filter((each) => !of.includes(each))
        expect(once.filter((each) => !of.includes(each))).toEqual(rest)
        expect(new Set(once).size).toBe(once.length)
        expect(ticks(new Set(once), of)).toBe(ticks(new Set(held), of) === 'all' ? 'none' : 'all')
      }),
    )
  })

  test('what one may not give is never touched', () => {
    fc.assert(
      fc.property(anyOf, anyOf, anyOf, (held, of, mine) => {
        const after = new Set(pressed(held, of, (each) => mine.includes(each)))
        for (const each of ALL) if (!mine.includes(each) || !of.includes(each)) expect(after.has(each)).toBe(held.includes(each))
      }),
    )
  })

  test('words are looked for in the object and its tasks', () => {
    const words = ({ object, tasks }: { object: string; tasks: readonly string[] }): string => [object, ...tasks].join(' ')

    expect(matching(OBJECTS, 'pub SCRIPT', words).map(({ object }) => object)).toEqual(['script'])
    expect(matching(OBJECTS, '', words)).toHaveLength(3)
  })
})
