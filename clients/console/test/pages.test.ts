import { describe, expect, test } from 'vitest'
import { addressOf, pageOf, SECTIONS, visible } from '../src/nav/pages'
import { bodyOf } from '../src/nav/bodies'
import { catalogue } from '../src/strings/en'

const PAGES = SECTIONS.flatMap((section) => section.pages)
const NEEDED = [...new Set(PAGES.flatMap((page) => page.needs))]
const namesFor = (...held: string[]): string[] => visible((permission) => held.includes(permission)).flatMap((section) => section.pages.map((page) => page.name))

describe('what of the console is shown', () => {
  test.each(NEEDED)('%s shows exactly its own pages', (permission) => {
    const own = PAGES.filter((page) => page.needs.includes(permission)).map((page) => page.name)

    expect(namesFor(permission)).toEqual(own)
    expect(own).not.toEqual([])
  })

  test('without a permission there is nothing, with all of them everything', () => {
    expect(namesFor()).toEqual([])
    expect(namesFor(...NEEDED)).toEqual(PAGES.map((page) => page.name))
  })

  test('permissions to change alone show nothing', () => {
    const changing = NEEDED.filter((permission) => permission.endsWith(':view')).flatMap((permission) => ['new', 'edit', 'delete'].map((task) => permission.replace('view', task)))

    expect(namesFor(...changing.filter((permission) => !NEEDED.includes(permission)))).toEqual([])
  })

  test.each(PAGES.map((page) => page.name))('%s has a body, a title and an address of its own', (name) => {
    const found = pageOf(name)
    const texts: Readonly<Record<string, unknown>> = catalogue

    expect(bodyOf(name)).toBeDefined()
    expect(found?.page.name).toBe(name)
    expect((texts[found?.page.texts ?? ''] as { title?: string } | undefined)?.title).toBeTruthy()
    expect(addressOf(name, 'x')).toBe(`/console/${name}/x`)
  })

  test('no two pages have the same address', () => {
    expect(new Set(PAGES.map((page) => page.name)).size).toBe(PAGES.length)
  })
})
