import { act, fireEvent } from '@testing-library/react'
import { readFileSync } from 'node:fs'
import { expect, it, vi } from 'vitest'
import type { ScriptNode } from '../../src/scripts/editor/model/definition'
import { button, choose, input, KINDS, open, press, scriptWith, shown, take, type, write } from './bench'

// Whole forms are drawn here, also on busy machines.
vi.setConfig({ testTimeout: 60_000 })

const EXAMPLES = `${import.meta.dirname}/../../../../tests/director/examples`
const examples = (kind: string): { settings: Record<string, unknown> }[] => JSON.parse(readFileSync(`${EXAMPLES}/${kind}.json`, 'utf8')) as { settings: Record<string, unknown> }[]
/** As few examples as together have every setting that any of them has; drawing a form takes its time. */
function sorts(kind: string): readonly Record<string, unknown>[] {
  const seen = new Set<string>()
  const richest = examples(kind)
    .map(({ settings }) => settings)
    .sort((a, b) => Object.keys(b).length - Object.keys(a).length)
  return richest.filter((settings, at) => {
    const told = at === 0 || Object.keys(settings).some((name) => !seen.has(name))
    for (const name of Object.keys(settings)) seen.add(name)
    return told
  })
}

it.each(KINDS.map((kind) => kind.kind))('the examples of %s are shown with a label at every field, and as long as nobody writes nothing changes', async (kind) => {
  for (const settings of sorts(kind)) {
    const definition = scriptWith({ kind, ...settings } as ScriptNode)
    const { editor } = await open(definition)
    const fields = document.querySelectorAll<HTMLInputElement>('input:not([type=hidden]), textarea')

    for (const field of fields) {
      expect(field.labels?.length || field.getAttribute('aria-label'), field.outerHTML).toBeTruthy()
      fireEvent.focus(field)
      fireEvent.blur(field)
    }

    expect(input('id').value).toBe('node')
    for (const name of Object.keys(settings)) expect(document.querySelector(`[data-field="${name}"]`), name).toBeTruthy()
    expect(editor.state().definition).toBe(definition)
    expect(editor.state().canUndo).toBe(false)
  }
})

it('a text is written into the definition key by key, and undone as one', async () => {
  const { editor, node } = await open(scriptWith({ kind: 'send_message' }))

  type('text', 'Hel')
  type('text', 'Hello')

  expect(node()).toEqual({ kind: 'send_message', text: 'Hello' })
  act(() => editor.undo())
  expect(node()).toEqual({ kind: 'send_message' })
})

it('an exit that leads nowhere says what becomes of the chat', async () => {
  await open(scriptWith({ kind: 'send_message', text: 'Hello' }))

  const where = (exit: string): string | undefined => document.querySelector<HTMLInputElement>(`[data-field="exits.${exit}"] input`)?.value

  expect(where('next')).toBe('Nowhere: the run ends')
  expect(where('failed')).toBe('Nowhere: to the fallback queue')
})

it('what is the default again is not written at all', async () => {
  const { node } = await open(scriptWith({ kind: 'ask', text: 'Which?', timeout: 60, tries: 5 }))

  type('timeout', '300')
  type('tries', '3')
  fireEvent.click(input('required'))
  fireEvent.click(input('required'))

  expect(node()).toEqual({ kind: 'ask', text: 'Which?' })
})

it('a time may be a placeholder, and of some nothing; what is neither is not written', async () => {
  const { node } = await open(scriptWith({ kind: 'enqueue', queue: 'Billing', priority: 7, timeout: 60 }))

  type('timeout', '{{settings.limit}}')
  type('priority', '')
  expect(node()).toEqual({ kind: 'enqueue', queue: 'Billing', timeout: '{{settings.limit}}' })

  type('timeout', 'soon')
  expect(node().timeout).toBe('{{settings.limit}}')
  expect(shown('timeout')).toContain('A number is needed here')
  type('timeout', '700000')
  expect(shown('timeout')).toContain('604,800')
  type('timeout', '90')
  expect(node().timeout).toBe(90)
  expect(shown('timeout')).toContain('1 min 30 s')
})

it('the name of a variable must be one before it is written', async () => {
  const { node } = await open(scriptWith({ kind: 'wait_for_message', into: 'answer' }))

  type('into', 'my answer')
  expect(node().into).toBe('answer')
  expect(shown('into')).toContain('letters without accents')
  type('into', 'my_answer')
  expect(node().into).toBe('my_answer')
})

it('entries of a list are added, moved by the keyboard, and taken away', async () => {
  const { node } = await open(scriptWith({ kind: 'ask', text: 'Which?', answer: 'choice', choices: ['Red', 'Blue'] }))

  fireEvent.keyDown(input('choices[2]'), { key: 'ArrowUp', altKey: true })
  expect(node().choices).toEqual(['Blue', 'Red'])
  press('Add', 'choices')
  type('choices[3]', 'Green')
  press('Remove Entry 1', 'choices')
  expect(node().choices).toEqual(['Red', 'Green'])
})

it('a group keeps only what is not the default', async () => {
  const { node } = await open(scriptWith({ kind: 'require_skill', skill: 'French', level: 4 }))
  type('level', '1')
  expect(node()).toEqual({ kind: 'require_skill', skill: 'French' })

  const second = await open(scriptWith({ kind: 'enqueue', queue: 'Billing' }))
  press('Add', 'skills')
  type('skills[1].skill', 'French')
  fireEvent.click(input('skills[1].preferred'))
  expect(second.node().skills).toEqual([{ skill: 'French', preferred: true }])
})

it('a case that gets another name keeps its arrow, and takes it along when it goes', async () => {
  const { node } = await open(scriptWith({ kind: 'switch', expression: 'visitor.language', cases: [{ exit: 'French', values: ['fr'] }, { exit: 'German', values: ['de'] }], exits: { French: 'other', otherwise: 'other' } }))

  write('cases[1].exit', 'German')
  expect(shown('cases')).toContain('There is one of this name already.')
  expect(node().exits).toEqual({ French: 'other', otherwise: 'other' })

  type('cases[1].exit', 'Francophone')
  expect(node().exits).toEqual({ French: 'other', otherwise: 'other' })
  fireEvent.blur(input('cases[1].exit'))
  expect(node().exits).toEqual({ Francophone: 'other', otherwise: 'other' })
  expect((node().cases as { exit: string }[])[0]).toEqual({ exit: 'Francophone', values: ['fr'] })

  press('Remove Francophone')
  expect(node().exits).toEqual({ otherwise: 'other' })
  expect(node().cases).toEqual([{ exit: 'German', values: ['de'] }])
})

it('a value of a case is of a type', async () => {
  const { node } = await open(scriptWith({ kind: 'switch', expression: 'form.age', cases: [{ exit: 'A', values: ['41'] }] }))

  press('Add', 'cases[1].values')
  expect(document.activeElement).toBe(document.querySelector('[data-field="cases[1].values[2]"] textarea'))
  press('Remove Entry 2', 'cases[1].values')
  choose('cases[1].values[1]', 'Number')

  expect((node().cases as { values: unknown[] }[])[0]?.values).toEqual([41])
})

it('shares tell what they add up to, and can be made equal', async () => {
  const { node } = await open(scriptWith({ kind: 'split', shares: [{ name: 'A', percent: 50 }, { name: 'B', percent: 20 }, { name: 'C' }] }))

  expect(shown('shares')).toContain('Together 70 %: 30 % are missing')
  press('Share equally')

  expect(node().shares).toEqual([{ name: 'A', percent: 33.34 }, { name: 'B', percent: 33.33 }, { name: 'C', percent: 33.33 }])
  expect(shown('shares')).toContain('Together 100 %')
})

it('a call of a script asks for the properties of that script', async () => {
  const { node } = await open(scriptWith({ kind: 'run_script', script: 'Ask for a number', arguments: { gone: 1 }, exits: { given: 'other' } }))

  expect(shown('arguments')).toContain('Stays Which?')
  fireEvent.click(input('arguments'))
  type('arguments.question', '{{form.topic}}?')
  expect(node().arguments).toEqual({ gone: 1, question: '{{form.topic}}?' })
  press('Remove gone')
  fireEvent.click(input('arguments'))
  expect(node().arguments).toBeUndefined()
  expect(input('exits.none').getAttribute('aria-label')).toBe('none leads to')
})

it('headers are pairs, and a name is no header of any form', async () => {
  const { node } = await open(scriptWith({ kind: 'http_request', url: 'https://api.example/', headers: { 'X-Key': 'a' } }))

  write('headers.X-Key', 'X Key')
  expect(node().headers).toEqual({ 'X-Key': 'a' })
  write('headers.X-Key', 'X-Token')
  fireEvent.change(document.querySelectorAll('[data-field="headers.X-Token"] textarea')[0] as Element, { target: { value: '{{global.Token}}' } })

  expect(node().headers).toEqual({ 'X-Token': '{{global.Token}}' })
})

it('what the check says stands at its field, also inside a group', async () => {
  const { editor } = await open(scriptWith({ kind: 'switch', expression: 'visitor.nome', cases: [{ exit: 'A' }] }))

  act(() =>
    editor.setIssues([
      { code: 'expression', sentence: 'There is no visitor.nome.', node: 'node', field: 'expression', column: 9 },
      { code: 'no_values', sentence: 'The case has no value.', node: 'node', field: 'cases[1].values', severity: 'warning' },
      { code: 'unreachable', sentence: 'Nothing leads to this node.', node: 'node', severity: 'warning' },
      { code: 'x', sentence: 'Of another node.', node: 'other', field: 'expression' },
    ]),
  )

  expect(shown('expression')).toContain('There is no visitor.nome.')
  expect(document.querySelector('[data-wrong] > span[data-wrong], span[data-wrong]')?.textContent).toBe('nome')
  expect(shown('cases[1].values')).toContain('The case has no value.')
  expect(document.body.textContent).toContain('Nothing leads to this node.')
  expect(document.body.textContent).not.toContain('Of another node.')
})

it('a text is looked at by the server a moment after the last key, and a mistake stands at its column', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { calls } = await open(scriptWith({ kind: 'test', expression: 'true' }, { properties: [{ name: 'limit', type: 'number' }] as never }), {
    mistakes: [{ code: 'expression', sentence: 'There is no visitor.nome.', column: 9 }],
  })
  const checks = () => calls.filter(([, path]) => path.endsWith('/check'))

  type('expression', 'visitor.nom')
  type('expression', 'visitor.nome')
  expect(checks()).toEqual([])
  await act(() => vi.advanceTimersByTimeAsync(400))

  expect(checks()).toEqual([['POST', '/script-language/check', { text: 'visitor.nome', holds: 'expression', settings: { limit: 'number' } }]])
  expect(shown('expression')).toContain('There is no visitor.nome.')
  vi.useRealTimers()
  expect(document.querySelector('span[data-wrong]')?.textContent).toBe('nome')
})

it('proposals are chosen by the keyboard', async () => {
  const { node } = await open(scriptWith({ kind: 'send_message' }))
  const area = input('text')

  fireEvent.change(area, { target: { value: 'Hello {{vis' } })
  expect(document.querySelector('ul [role=option]')?.textContent).toContain('visitor')
  fireEvent.keyDown(area, { key: 'Enter' })
  expect(node().text).toBe('Hello {{visitor.')
  fireEvent.keyDown(area, { key: 'ArrowDown' })
  fireEvent.keyDown(area, { key: 'Enter' })
  expect(node().text).toBe('Hello {{visitor.name}}')
  expect(document.querySelector('ul[role=listbox]')).toBeNull()
})

it('a queue is picked from what there is, and nothing else needs to be known', async () => {
  const { node } = await open(scriptWith({ kind: 'queue_status' }))

  press('Queue: show what there is')
  take('Sales')

  expect(node().queue).toBe('Sales')
})

it('an exit is led to another node, or nowhere', async () => {
  const { editor, node } = await open(scriptWith({ kind: 'send_message', text: 'Hi' }))

  choose('exits.next', 'other')
  expect(node().exits).toEqual({ next: 'other' })
  press('Go to other')
  expect([...editor.state().selection]).toEqual(['other'])
})

it('a node gets another name when the field is left, unless it is taken', async () => {
  const { editor } = await open(scriptWith({ kind: 'send_message' }))

  write('id', 'other')
  expect(Object.keys(editor.state().definition.nodes)).toEqual(['start', 'node', 'other'])
  write('id', 'greet')

  expect(Object.keys(editor.state().definition.nodes)).toEqual(['start', 'greet', 'other'])
  expect(editor.state().definition.nodes.start?.exits).toEqual({ next: 'greet' })
})

it('a locked script shows everything and lets nothing be changed', async () => {
  const definition = scriptWith({ kind: 'enqueue', queue: 'Billing', skills: [{ skill: 'French' }] })
  const { editor } = await open(definition, { readOnly: true })

  for (const field of document.querySelectorAll<HTMLInputElement>('input:not([type=hidden]), textarea')) expect(field.readOnly || field.disabled, field.outerHTML).toBe(true)
  expect(() => button('Add')).toThrow()
  expect(editor.state().definition).toBe(definition)
})
