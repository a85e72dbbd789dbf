import { act, fireEvent } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import type { Definition } from '../../src/scripts/editor/model/definition'
import { changedProperty, freshProperty, readings, retyped } from '../../src/scripts/forms/propertyList'
import type { Property } from '../../src/types'
import { input, open, press, properties, scriptWith, shown, take, write } from './bench'

vi.setConfig({ testTimeout: 60_000 })

const LIMIT = { name: 'limit', type: 'number', default: 3, least: 1 } as Property
const QUEUE = { name: 'queue', type: 'queue', default: 'Sales', label: 'Queue', exposed: true } as Property
const script = (): Definition =>
  scriptWith(
    { kind: 'enqueue', queue: '{{settings.queue}}', skills: [{ skill: 'French', level: '{{settings.limit}}' }], messages: ['{{settings.limits}}', 'settings.limit'] },
    { properties: [QUEUE, LIMIT, { name: 'hello', type: 'message', default: 'In {{ settings["queue"] }}' } as Property] },
  )

it('where a property is read is found, also in lists, groups and other properties, and only where it is this one', () => {
  expect(readings(script(), 'limit')).toEqual([
    { node: 'node', field: 'skills[1].level' },
    { node: 'node', field: 'messages[2]' },
  ])
  expect(readings(script(), 'queue')).toEqual([
    { node: 'node', field: 'queue' },
    { node: '', field: 'hello' },
  ])
})

it('a property keeps only what is not the usual', () => {
  expect(changedProperty(QUEUE, { exposed: false, label: '', default: null })).toEqual({ name: 'queue', type: 'queue' })
  expect(retyped(LIMIT, 'seconds')).toEqual({ name: 'limit', type: 'seconds', default: 3, least: 1 })
  expect(retyped(LIMIT, 'text')).toEqual({ name: 'limit' })
  expect(retyped(QUEUE, 'calendar')).toEqual({ name: 'queue', type: 'calendar', label: 'Queue', exposed: true })
  expect(freshProperty([{ name: 'property' } as Property]).name).toBe('property2')
})

it('a property gets another name where it is read, too', async () => {
  const { editor } = await open(script(), { form: properties })

  write('properties.limit', 'hello')
  expect(editor.state().definition.properties?.[1]?.name).toBe('limit')
  expect(shown('properties.limit')).toContain('There is one of this name already.')
  write('properties.limit', 'level')

  expect(editor.state().definition.properties?.[1]).toEqual({ ...LIMIT, name: 'level' })
  expect(editor.state().definition.nodes.node?.skills).toEqual([{ skill: 'French', level: '{{settings.level}}' }])
})

it('a default is entered by its type, and a bound counts at once', async () => {
  const { editor } = await open(script(), { form: properties })
  const limit = () => editor.state().definition.properties?.[1]
  const enter = (label: string, value: string): void => {
    const found = [...document.querySelectorAll<HTMLLabelElement>('[data-field="properties.limit"] label')].find((each) => each.textContent === label)
    fireEvent.change(found?.control as HTMLElement, { target: { value } })
  }

  enter('Default', '0')
  expect(limit()?.default).toBe(3)
  enter('Least', '')
  enter('Default', '-2')
  expect(limit()).toEqual({ name: 'limit', type: 'number', default: -2 })

  press('Default: show what there is', 'properties.queue')
  take('Billing')
  expect(editor.state().definition.properties?.[0]?.default).toBe('Billing')
})

it('properties are added, moved and taken away; of one that is read it is asked first', async () => {
  const { editor } = await open(script(), { form: properties })
  const names = () => editor.state().definition.properties?.map((each) => each.name)

  press('Add a property')
  expect(names()).toEqual(['queue', 'limit', 'hello', 'property'])
  fireEvent.keyDown(input('properties.property'), { key: 'ArrowUp', altKey: true })
  expect(names()).toEqual(['queue', 'limit', 'property', 'hello'])
  press('Remove property')
  expect(names()).toEqual(['queue', 'limit', 'hello'])

  press('Remove queue')
  expect(names()).toContain('queue')
  expect(document.body.textContent).toContain('Property hello, its default')
  await act(async () => press('Remove it'))
  expect(names()).toEqual(['limit', 'hello'])
  editor.undo()
  expect(names()).toEqual(['queue', 'limit', 'hello'])
})

it('a property is of another type, and may be set by routing points', async () => {
  const { editor } = await open(scriptWith({ kind: 'log' }, { properties: [{ name: 'nights' } as Property] }), { form: properties })
  const only = () => editor.state().definition.properties?.[0]

  fireEvent.click(document.querySelectorAll('[data-field="properties.nights"] input')[1] as Element)
  take('Yes/no')
  fireEvent.click(document.querySelector('[data-field="properties.nights"] input[type=checkbox]') as Element)
  expect(only()).toEqual({ name: 'nights', type: 'yes_no', exposed: true })
})
