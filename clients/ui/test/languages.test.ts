import { LANGUAGES } from '../src/language'
import { expect, it } from 'vitest'
import { en } from '../src/strings/en'
import { SHARED } from '../src/texts'
import { flaws } from './catalogues'

it.each(LANGUAGES.map(({ code }) => code).filter((code) => code !== 'en'))('says everything in %s that it says in English', async (code) => {
  const fetched = await SHARED[code]?.()

  expect(fetched).toBeDefined()
  expect(flaws({ ui: en }, fetched?.catalogue ?? {}, code)).toEqual([])
})
