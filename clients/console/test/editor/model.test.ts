import { expect, it } from 'vitest'
import { createEditor } from '../../src/scripts/editor/createEditor'
import { connect, freshId, insertOnExit, removeNodes, renameExit, renameProperty, setField } from '../../src/scripts/editor/model/commands'
import type { Definition } from '../../src/scripts/editor/model/definition'
import { exitsOf } from '../../src/scripts/editor/model/exits'
import { found } from '../../src/scripts/editor/model/find'
import { clipOf } from '../../src/scripts/editor/model/clipboard'
import { outlineOf } from '../../src/scripts/editor/model/outline'
import { BY_NAME } from './arbitrary'

const SCRIPT: Definition = {
  format: 1,
  start: 'start',
  properties: [{ name: 'queue', type: 'queue', default: 'General' } as never],
  nodes: {
    start: { kind: 'start', exits: { next: 'open' } },
    open: { kind: 'test', expression: 'settings.queue == settings.queue_two', exits: { true: 'queue', false: 'closed' } },
    queue: { kind: 'enqueue', queue: '{{settings.queue}}', exits: { answered: 'done', timeout: 'sorry' } },
    sorry: { kind: 'send_message', text: 'Please stay', exits: { next: 'queue' } },
    closed: { kind: 'end', label: 'closed' },
    done: { kind: 'end', label: 'served' },
  },
}

it('a new id is the kind, with a number when that is taken', () => {
  expect(freshId({}, 'ask')).toBe('ask')
  expect(freshId({ ask: 1, ask2: 1 }, 'ask')).toBe('ask3')
  expect(freshId({ ask2: 1 }, 'ask2')).toBe('ask')
  expect(freshId({}, 'a/b')).toBe('a_b')
  expect(freshId({ 42: 1 }, '42')).toBe('422')
})

it('what is inserted on an arrow stands between its two ends', () => {
  const after = insertOnExit('open', 'true', { id: 'hello', node: { kind: 'send_message' }, out: 'next', at: [0, 0] })(SCRIPT)

  expect(after.nodes.open?.exits).toEqual({ true: 'hello', false: 'closed' })
  expect(after.nodes.hello).toEqual({ kind: 'send_message', exits: { next: 'queue' } })
})

it('taking a node out of a chain closes the chain; out of a fork, it opens the exit', () => {
  expect(removeNodes(['sorry'])(SCRIPT).nodes.queue?.exits).toEqual({ answered: 'done', timeout: 'queue' })
  expect(removeNodes(['queue'])(SCRIPT).nodes.open?.exits).toEqual({ false: 'closed' })
  expect(removeNodes(['start'])(SCRIPT)).toBe(SCRIPT)
})

it('an exit that is taken away leaves no empty member behind', () => {
  expect(connect('start', 'next', null)(SCRIPT).nodes.start).toEqual({ kind: 'start' })
  expect(connect('start', 'next', 'open')(SCRIPT)).toBe(SCRIPT)
})

it('a renamed property is renamed where it is read, and no other', () => {
  const after = renameProperty('queue', 'line')(SCRIPT)

  expect(after.properties?.[0]?.name).toBe('line')
  expect(after.nodes.open?.expression).toBe('settings.line == settings.queue_two')
  expect(after.nodes.queue?.queue).toBe('{{settings.line}}')
})

it('a renamed exit leads where it led, and never takes another’s name', () => {
  expect(renameExit('open', 'true', 'yes')(SCRIPT).nodes.open?.exits).toEqual({ yes: 'queue', false: 'closed' })
  expect(renameExit('open', 'true', 'false')(SCRIPT)).toBe(SCRIPT)
})

it('the exits of a node are those of its kind, of its settings, and those it has besides', () => {
  const names = (node: Definition['nodes'][string]): string[] => exitsOf(node, BY_NAME.get(node.kind)).map((exit) => exit.name)

  expect(names({ kind: 'switch', cases: [{ exit: 'red' }, { exit: '' }, { exit: 'red' }] })).toEqual(['otherwise', 'red', 'failed'])
  expect(names({ kind: 'run_script', exits: { served: 'x', gone: null } })).toEqual(['ended', 'served', 'failed'])
  expect(names({ kind: 'end' })).toEqual([])
  expect(exitsOf({ kind: 'end', exits: { next: 'x' } }, BY_NAME.get('end'))).toMatchObject([{ name: 'next', stray: true }])
})

it('typing into a field is undone as one, and as two when something else was looked at between', () => {
  const editor = createEditor(SCRIPT)
  const type = (text: string): void => editor.run(setField('sorry', 'text', text), { label: 'text', merge: 'sorry.text' })
  type('P')
  type('Pl')
  editor.select(['done'])
  type('Ple')

  editor.undo()
  expect(editor.state().definition.nodes.sorry?.text).toBe('Pl')
  editor.undo()
  expect(editor.state().definition).toBe(SCRIPT)
  expect(editor.state().canUndo).toBe(false)
})

it('a script that may only be read is not changed, and what is gone is not selected', () => {
  const locked = createEditor(SCRIPT, { readOnly: true })
  locked.run(removeNodes(['done']), { label: 'x' })
  expect(locked.state().definition).toBe(SCRIPT)

  const editor = createEditor(SCRIPT)
  editor.select(['done', 'open'])
  editor.run(removeNodes(['done']), { label: 'x' })
  expect([...editor.state().selection]).toEqual(['open'])
})

it('the outline reads like the chat’s way: branches below their node, one way on beside it', () => {
  const outline = outlineOf(SCRIPT, BY_NAME)

  expect(outline.map((node) => node.id)).toEqual(['start', 'open'])
  const [yes, no] = outline[1]?.branches ?? []
  expect([yes?.exit.name, yes?.nodes.map((node) => node.id)]).toEqual(['true', ['queue']])
  expect([no?.exit.name, no?.nodes.map((node) => node.id)]).toEqual(['false', ['closed']])
  const waiting = yes?.nodes[0]?.branches.find((branch) => branch.exit.name === 'timeout')
  expect(waiting?.nodes.map((node) => [node.id, node.onward?.to])).toEqual([['sorry', 'queue']])
})

it('a search finds kinds by their words and nodes by what they say', () => {
  const words = (kind: string): string => (kind === 'enqueue' ? 'Send to a queue' : kind)

  expect(found(SCRIPT, 'send queue', words).map((hit) => hit.node)).toEqual(['queue'])
  expect(found(SCRIPT, 'STAY', words)).toEqual([{ node: 'sorry', field: 'text', text: 'Please stay' }])
  expect(found(SCRIPT, '  ', words)).toEqual([])
})

it('a text that is no copied node pastes nothing', () => {
  expect(clipOf('hello')).toBeNull()
  expect(clipOf('{"cordboard/nodes": 1, "nodes": {"a": 3}}')).toBeNull()
  expect(clipOf('{"cordboard/nodes": 1')).toBeNull()
})
