import { Problem } from '@cordboard/wire/http.ts'
import { beforeAll, expect, it } from 'vitest'
import { partsOf, sentenceOf, wrongFields } from '../src/form/problems'
import { speakHere } from '../src/texts'

beforeAll(speakHere)

const refused = (detail: string, extra: Record<string, unknown> = {}): Problem => new Problem(422, 'invalid', detail, 0, extra)

it.each([
  ['name', ['name', '']],
  ['urls[2]', ['urls', '2']],
  ['settings.priority', ['settings', 'priority']],
  ['$.service_level.percent', ['service_level', 'percent']],
  ['$.skills[...]', ['skills', '']],
])('the path %s leads to its field', (path, parts) => {
  expect(partsOf(path)).toEqual(parts)
})

it('a refusal that names a field is put at the field, without the name', () => {
  const problem = refused('agent_groups[1]: there is no agent group “X”.', { field: 'agent_groups[1]' })

  expect(wrongFields(problem)).toEqual({ agent_groups: { '1': 'There is no agent group “X”.' } })
})

it.each([
  ['Expected `int` >= 5 - at `$.answer_timeout`.', 'answer_timeout', 'At least 5 is needed.'],
  ['Expected `int` <= 900 - at `$.answer_timeout`.', 'answer_timeout', 'At most 900 is allowed.'],
  ['Expected `str` of length <= 100 - at `$.name`.', 'name', 'At most 100 characters are allowed.'],
  ["Expected `str` matching regex '^x$' - at `$.name`.", 'name', 'It is not written as it must be.'],
  ['Expected `int`, got `str` - at `$.weight`.', 'weight', 'This value is not accepted.'],
])('a sentence written for programs is said anew: %s', (detail, field, sentence) => {
  expect(wrongFields(refused(detail))).toEqual({ [field]: { '': sentence } })
})

it('several problems find their fields, or none does', () => {
  const fieldOf = (sentence: string): string | undefined => (sentence.startsWith('mon') ? 'weekly' : undefined)

  expect(wrongFields(refused('…', { problems: ['mon: a.', 'mon: b.'] }), fieldOf)).toEqual({ weekly: { '': 'mon: a. mon: b.' } })
  expect(wrongFields(refused('…', { problems: ['mon: a.', 'strange'] }), fieldOf)).toEqual({})
})

it('what names no field is nobody’s', () => {
  expect(wrongFields(refused('Nothing of the kind.'))).toEqual({})
})

it('a refusal without a field at hand is told in words, too', () => {
  expect(sentenceOf(refused('Expected `int` <= 900 - at `$.layout.idle_warn`.'))).toBe('At most 900 is allowed.')
  expect(sentenceOf(refused('Nothing of the kind.'))).toBe('Nothing of the kind.')
})
