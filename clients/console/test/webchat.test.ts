import { expect, it } from 'vitest'
import { useOf } from '../src/collection/uses'
import { count, fieldOfEntry, fromEntry, localTime, toEntry } from '../src/webchat/entry'
import { defaultOf, fitting, withoutSetting, withSetting } from '../src/webchat/settings'
import { snippet } from '../src/webchat/snippet'

const ENTRY = { id: '1', description: 'x', start: '10.0.0.1', end: '10.0.0.9', count: '9', expires_at: null, hits: 0, created_by: 'a', created_at: '2030-01-01T00:00:00.000Z' }

it('where something is used is told with its address', () => {
  expect(useOf("routing point 'demo' (class)")).toMatchObject({ path: 'routing-points', texts: 'points', key: 'demo', field: 'class' })
  expect(useOf('agent group "Ann\'s" (skills)')).toMatchObject({ path: 'agent-groups', key: "Ann's" })
  expect(useOf("script 'Chat Routing'")).toMatchObject({ path: 'scripts', key: 'Chat Routing' })
  expect(useOf('3 chats under way')).toMatchObject({ path: null, key: '' })
})

it('an entry of one address is no range, and comes back as it was', () => {
  expect(fromEntry({ ...ENTRY, end: '10.0.0.1' }).range).toBe(false)
  expect(toEntry(fromEntry(ENTRY))).toEqual({ description: 'x', start: '10.0.0.1', end: '10.0.0.9', expires_at: null })
  expect(toEntry({ ...fromEntry(ENTRY), range: false })).toMatchObject({ end: null })
})

it('a refusal of an address is put at the bound it speaks of', () => {
  const draft = { ...fromEntry(ENTRY), end: 'nonsense' }

  expect(fieldOfEntry("Not an IP address: 'nonsense' is none.", draft)).toBe('end')
  expect(fieldOfEntry("Not an IP address: '10.0.0.1' is none.", draft)).toBe('start')
  expect(fieldOfEntry('The end lies before the start.', draft)).toBe('end')
  expect(fieldOfEntry('Not an IP address: x.', { ...draft, range: false })).toBe('start')
})

it('counts of any length are told', () => {
  expect(count('18446744073709551616').replace(/\D/g, '')).toBe('18446744073709551616')
})

it('a point in time survives the field for local times', () => {
  const at = '2030-06-01T10:02:00.000Z'

  expect(new Date(localTime(at)).toISOString()).toBe(at)
  expect(localTime('')).toBe('')
})

it('a setting that is not set is as the script says', () => {
  expect(defaultOf({ type: 'seconds', default: 20 })).toBe(20)
  expect(defaultOf({ type: 'number', least: 5 })).toBe(5)
  expect(defaultOf({ type: 'yes_no' })).toBe(false)
  expect(defaultOf({})).toBe('')
})

it('settings are set, taken back, and cut to what the script knows', () => {
  const set = withSetting({ old: 1 }, 'priority', 9)

  expect(set).toEqual({ old: 1, priority: 9 })
  expect(withoutSetting(set, 'old')).toEqual({ priority: 9 })
  expect(fitting(set, [{ name: 'priority' }])).toEqual({ priority: 9 })
})

it('a name cannot break out of the line for the page', () => {
  expect(snippet('https://chat.example', 'a"><b&')).toBe('<script src="https://chat.example/widget.js?point=a%22%3E%3Cb%26" async></script>')
})
