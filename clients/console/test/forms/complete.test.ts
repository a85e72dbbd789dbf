import fc from 'fast-check'
import { expect, it } from 'vitest'
import { complete, signatureAt, type Surroundings } from '../../src/scripts/forms/expression/complete'
import { expressionAt, pieces, placeholders, wrongSpan } from '../../src/scripts/forms/expression/scan'
import type { Language } from '../../src/scripts/forms/told'

const text = (name: string) => ({ name, type: 'a text', sentence: `${name}.` })
const language = {
  functions: [
    { name: 'round', takes: [{ type: 'a number', optional: false }, { type: 'a number', optional: true }], gives: 'a number', sentence: 'Rounded.', example: 'round(1.5)' },
    { name: 'lower', takes: [{ type: 'a text', optional: false }], gives: 'a text', sentence: 'Small.', example: 'lower("A")' },
  ],
  roots: [
    { name: 'visitor', type: 'a group of values', sentence: 'Who.', members: [text('name'), text('language')] },
    { name: 'settings', type: 'a group of values', sentence: 'Properties.', members: null },
    { name: 'script', type: 'a group of values', sentence: 'Variables.', members: null },
    { name: 'global', type: 'a group of values', sentence: 'Globals.', members: null },
    { name: 'now', type: 'a number', sentence: 'The moment.', members: [] },
  ],
  queue: { name: 'queue', type: 'a group of values', sentence: 'A queue.', members: [text('waiting'), text('oldest')] },
  words: [{ name: 'and', sentence: 'Both.' }],
  property_types: {},
} as unknown as Language

const template: Surroundings = {
  holds: 'template',
  language,
  settings: [{ name: 'queue', detail: 'queue' }],
  variables: ['first_message', 'tries'],
  globals: [{ name: 'Closed', detail: 'yes/no' }],
  queues: [{ name: 'Billing', detail: '' }, { name: 'Sales', detail: '' }],
  options: [],
}
const expression: Surroundings = { ...template, holds: 'expression' }

/** The proposals where the bar stands. */
function at(marked: string, around: Surroundings, asked = false): string[] {
  const caret = marked.indexOf('|')
  return (complete(marked.replace('|', ''), caret, around, asked)?.proposals ?? []).map((each) => each.label)
}

/** The text after the proposal of that name is taken, with a bar for the caret. */
function taken(marked: string, label: string, around: Surroundings): string {
  const caret = marked.indexOf('|')
  const whole = marked.replace('|', '')
  const found = complete(whole, caret, around, true)
  const each = found?.proposals.find((one) => one.label === label)
  if (!found || !each) throw new Error(`${label} is not proposed`)
  const before = whole.slice(0, found.from) + each.insert.slice(0, each.caret)
  return `${before}|${each.insert.slice(each.caret)}${whole.slice(found.to)}`
}

it('after two braces everything that a placeholder may begin with is proposed', () => {
  expect(at('Hello {{|', template)).toEqual(expect.arrayContaining(['visitor', 'settings', 'now', 'round', 'queue']))
  expect(at('Hello {{ |}}', template)).toContain('visitor')
  expect(at('Hello |{{', template)).toEqual([])
  expect(at('{{visitor.name}} |', template)).toEqual([])
})

it('after a dot the members are proposed, those of the script among them', () => {
  expect(at('{{visitor.|', template)).toEqual(['name', 'language'])
  expect(at('{{settings.|', template)).toEqual(['queue'])
  expect(at('script.|', expression)).toEqual(['first_message', 'tries'])
  expect(at('global.|', expression)).toEqual(['Closed'])
  expect(at('queue("Billing").|', expression)).toEqual(['waiting', 'oldest'])
  expect(at('queue(settings.queue).|', expression)).toEqual(['waiting', 'oldest'])
  expect(at('visitor.name.|', expression)).toEqual([])
  expect(at('script.tries.first.|', expression)).toEqual([])
})

it('whoever knows only the last part of a name finds it all the same', () => {
  expect(at('lang|', expression)).toEqual(['visitor.language'])
  expect(at('lo|', expression)[0]).toBe('lower')
  expect(at('visitor.la|', expression)).toEqual(['language'])
  expect(at('1 + 2|', expression)).toEqual([])
  expect(at('"vis|', expression)).toEqual([])
})

it('the names of queues are proposed in the quotes of queue', () => {
  expect(at('queue("|', expression)).toEqual(['Billing', 'Sales'])
  expect(at('{{queue("Sa|")', template)).toEqual(['Sales'])
  expect(taken('queue("S|', 'Sales', expression)).toBe('queue("Sales").|')
  expect(taken('queue("S|").waiting', 'Sales', expression)).toBe('queue("Sales|").waiting')
})

it('what is taken stands there as it is meant to be read', () => {
  expect(taken('Hello {{vis|', 'visitor', template)).toBe('Hello {{visitor.|')
  expect(taken('Hello {{visitor.na| and', 'name', template)).toBe('Hello {{visitor.name}}| and')
  expect(taken('Hello {{visitor.na|}} and', 'name', template)).toBe('Hello {{visitor.name|}} and')
  expect(taken('rou| > 3', 'round', expression)).toBe('round(|) > 3')
  expect(taken('{{lower(vis|)}}', 'visitor', template)).toBe('{{lower(visitor.|)}}')
  expect(taken('visitor.n|ame == "x"', 'name', expression)).toBe('visitor.name| == "x"')
})

it('a name is proposed where a name may stand, until it is a placeholder', () => {
  const picker: Surroundings = { ...template, options: template.queues }

  expect(at('|', picker, true)).toEqual(['Billing', 'Sales'])
  expect(at('bil|', picker)).toEqual(['Billing'])
  expect(at('Billing|', picker)).toEqual([])
  expect(at('Billing|', picker, true)).toEqual(['Billing', 'Sales'])
  expect(at('{{sett|', picker)).toEqual(['settings', 'settings.queue'])
  expect(taken('|', 'Sales', picker)).toBe('Sales|')
})

it('in the brackets of a function it is told what it takes, and which of that is next', () => {
  const told = (marked: string) => {
    const found = signatureAt(marked.replace('|', ''), marked.indexOf('|'), expression)
    return found && [found.told.name, found.at]
  }

  expect(told('round(|')).toEqual(['round', 0])
  expect(told('round(1.25, |)')).toEqual(['round', 1])
  expect(told('round(lower(|))')).toEqual(['lower', 0])
  expect(told('round(lower("a,b("), |)')).toEqual(['round', 1])
  expect(told('round([1, 2], |)')).toEqual(['round', 1])
  expect(told('round(1)|')).toBeNull()
})

it('placeholders are found as the server finds them: braces in quotes are text', () => {
  expect(placeholders('a {{"}}"}} b {{c')).toEqual([
    { from: 2, to: 10, closed: true },
    { from: 13, to: 16, closed: false },
  ])
  expect(expressionAt('a {{b}} c', 4, 'template')).toBe(4)
  expect(expressionAt('a {{b}} c', 8, 'template')).toBeNull()
})

it('of a mistake the word at its column is underlined, counted in characters and not in their halves', () => {
  expect(wrongSpan('visitor.nome > 1', 9)).toEqual({ from: 8, to: 12 })
  expect(wrongSpan('{{visitor.name', 1)).toEqual({ from: 0, to: 2 })
  expect(wrongSpan('a + ', 5)).toEqual({ from: 3, to: 4 })
  expect(wrongSpan('😀 {{nix}}', 5)).toEqual({ from: 5, to: 8 })
})

it('the pieces of any text are the text, each with one look', () => {
  const sign = fc.constantFrom('{', '}', '"', "'", '\\', 'a', ' ', '😀', '\n')
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 30 }), fc.integer({ min: 1, max: 32 }), fc.constantFrom('template', 'expression', 'plain'), (signs, column, holds) => {
      const whole = signs.join('')
      const found = pieces(whole, holds as 'template', wrongSpan(whole, Math.min(column, [...whole].length + 1)))
      expect(found.map((each) => whole.slice(each.from, each.to)).join('')).toBe(whole)
      expect(found.every((each) => each.from < each.to || whole === '')).toBe(true)
    }),
  )
})

it('whatever stands there, asking for proposals answers, and taking one changes only what it says', () => {
  const sign = fc.constantFrom('{{', '}}', '"', "'", '.', '(', ')', ',', 'visitor', 'queue("', 'na', ' ', 'é', '1')
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 12 }), fc.nat(), fc.boolean(), (signs, place, plain) => {
      const whole = signs.join('')
      const caret = place % (whole.length + 1)
      const found = complete(whole, caret, plain ? expression : template, true)
      if (!found) return
      expect(found.from).toBeLessThanOrEqual(caret)
      expect(found.to).toBeGreaterThanOrEqual(caret)
      for (const each of found.proposals) expect(each.caret).toBeLessThanOrEqual(each.insert.length)
    }),
  )
})
