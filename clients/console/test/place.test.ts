import { expect, it } from 'vitest'
import { addressOf, pageOf, visible } from '../src/nav/pages'
import { openOf, pathOf, placeOf, withQuery } from '../src/place'

it.each(['Sales', 'a/b', '50 %', 'what?', 'Füße', '..x', 'a+b', '%2F'])('the address of %s leads back to it', (name) => {
  expect(placeOf(pathOf('queues', name))).toEqual({ page: 'queues', rest: [name] })
})

it('the first page has no segments, and broken escapes break nothing', () => {
  expect(placeOf('/console')).toEqual({ page: '', rest: [] })
  expect(placeOf('/console/queues/%zz')).toEqual({ page: 'queues', rest: ['%zz'] })
})

it('a query keeps what it is not told to change', () => {
  expect(withQuery('?a=1&b=2', { b: null, c: '3' })).toBe('?a=1&c=3')
  expect(withQuery('?a=1', { a: '' })).toBe('')
})

it('only pages that may be seen are shown, and sections with nothing are not', () => {
  const sections = visible((permission) => ['queue:view', 'layout:view'].includes(permission))

  expect(sections.map((section) => [section.name, section.pages.map((page) => page.name)])).toEqual([
    ['webChat', ['web-chat']],
    ['queueing', ['queues', 'serving']],
  ])
  expect(visible(() => false)).toEqual([])
})

it('every object that the console shows has an address', () => {
  expect(addressOf('queues', 'a b')).toBe('/console/queues/a%20b')
  expect(addressOf('layouts', 'x')).toBe('/console/web-chat/layouts/x')
  expect(addressOf('hosts', 'x')).toBe('/console/hosts/x')
  expect(addressOf('nothings', 'x')).toBeNull()
  expect(pageOf('queues')?.section.name).toBe('queueing')
})

it.each([
  ['/console/web-chat/layouts/Shop/look', 'Shop'],
  ['/console/web-chat/routing/shop', 'shop'],
  ['/console/web-chat/blacklist/b_1', undefined],
  ['/console/system/settings', undefined],
  ['/console/scripts/Chat%20Routing/versions', 'Chat Routing'],
  ['/console/queues/Sales', 'Sales'],
  ['/console/queues', undefined],
])('what is open at %s is %s', (path, name) => {
  expect(openOf(placeOf(path))).toBe(name)
})
