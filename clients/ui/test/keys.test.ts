import { afterEach, expect, it } from 'vitest'
import { inDialog, matches, takesEnter } from '../src/keys'

afterEach(() => {
  document.body.innerHTML = ''
})

function press(init: KeyboardEventInit, on = 'div'): KeyboardEvent {
  const element = document.createElement(on)
  document.body.append(element)
  const event = new KeyboardEvent('keydown', { bubbles: true, ...init })
  element.dispatchEvent(event)
  return event
}
const run = () => {}

it('takes single letters while nobody writes', () => {
  expect(matches(press({ key: 't' }), { key: 't', run })).toBe(true)
  expect(matches(press({ key: 'T', shiftKey: true }), { key: 't', run })).toBe(true)
  expect(matches(press({ key: 'x' }), { key: 't', run })).toBe(false)
})

it.each(['textarea', 'input', 'select'])('leaves letters to a %s', (field) => {
  expect(matches(press({ key: 't' }, field), { key: 't', run })).toBe(false)
})

it('hears Alt with a letter inside text fields too, whatever character the keyboard makes of it', () => {
  const event = press({ key: '†', code: 'KeyT', altKey: true }, 'textarea')

  expect(matches(event, { key: 't', alt: true, run })).toBe(true)
  expect(matches(event, { key: 't', run })).toBe(false)
})

it('does not take AltGr, Ctrl or Meta for its own', () => {
  expect(matches(press({ key: 'e', code: 'KeyE', altKey: true, ctrlKey: true }), { key: 'e', alt: true, run })).toBe(false)
  expect(matches(press({ key: 't', ctrlKey: true }), { key: 't', run })).toBe(false)
  expect(matches(press({ key: 't', metaKey: true }), { key: 't', run })).toBe(false)
})

it('leaves Enter to a button that has the focus', () => {
  expect(takesEnter(press({ key: 'Enter' }, 'button').target)).toBe(true)
  expect(matches(press({ key: 'Enter' }, 'button'), { key: 'Enter', run })).toBe(false)
  expect(matches(press({ key: 'Enter' }), { key: 'Enter', run })).toBe(true)
})

it('does not repeat what a held key did once', () => {
  expect(matches(press({ key: 'Enter', repeat: true }), { key: 'Enter', run })).toBe(false)
})

it('stands back while a dialog is open', () => {
  const before = inDialog(document)
  document.body.innerHTML = '<section role="dialog" aria-modal="true"></section>'

  expect([before, inDialog(document)]).toEqual([false, true])
})
