import { LANGUAGES } from '@cordboard/ui/language.ts'
import { expect, it } from 'vitest'
import { catalogue as first } from '../src/strings/en'
import { catalogue as later } from '../src/strings/en/later'
import { catalogue as ofWindow } from '../src/strings/en/window'
import { FIRST, LATER, WINDOW } from '../src/texts'
import { flaws } from '../../ui/test/catalogues'

it.each(LANGUAGES.map(({ code }) => code).filter((code) => code !== 'en'))('says everything in %s that it says in English', async (code) => {
  const fetched = await Promise.all([FIRST[code]?.(), LATER[code]?.(), WINDOW[code]?.()])

  expect(flaws(first, fetched[0]?.catalogue ?? {}, code)).toEqual([])
  expect(flaws(later, fetched[1]?.catalogue ?? {}, code)).toEqual([])
  expect(flaws(ofWindow, fetched[2]?.catalogue ?? {}, code)).toEqual([])
})
