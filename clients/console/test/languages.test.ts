import { LANGUAGES } from '@cordboard/ui/language.ts'
import { expect, it } from 'vitest'
import { catalogue as english } from '../src/strings/en'
import { OTHERS } from '../src/texts'
import { flaws } from '../../ui/test/catalogues'

it.each(LANGUAGES.map(({ code }) => code).filter((code) => code !== 'en'))('says everything in %s that it says in English', async (code) => {
  const fetched = await OTHERS[code]?.()

  expect(fetched).toBeDefined()
  expect(flaws(english, fetched?.catalogue ?? {}, code)).toEqual([])
})
