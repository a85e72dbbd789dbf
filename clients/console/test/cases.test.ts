import { expect, it } from 'vitest'
import fc from 'fast-check'
import { fileOf, linesOf, scenariosOf, withExpected } from '../src/scripts/cases/cases'

it('a file holds one scenario or several, as the command line takes them', () => {
  expect(scenariosOf('{"name": "a", "script": "Mine", "version": 3, "message": "Hi"}')).toEqual([{ name: 'a', message: 'Hi' }])
  expect(scenariosOf('[{"name": "a"}, {"name": "b"}]').map((each) => each.name)).toEqual(['a', 'b'])
  for (const wrong of ['', 'x', '7', '[[]]', 'null']) expect(() => scenariosOf(wrong)).toThrow()
})

it('what was exported is imported again', () => {
  const scenario = fc.record({ name: fc.string(), message: fc.option(fc.string()), steps: fc.array(fc.record({ after: fc.nat(), do: fc.constant('writes' as const), text: fc.string() })) })
  fc.assert(fc.property(fc.array(scenario), (all) => void expect(scenariosOf(fileOf(all))).toEqual(all)))
})

it('what is left empty does not matter', () => {
  expect(withExpected({ how: 'ended', path: ['a'] }, { path: [], label: '', said: ['x'] })).toEqual({ how: 'ended', said: ['x'] })
  expect(linesOf(' a \n\n b.next ')).toEqual(['a', 'b.next'])
})
