import { describe, expect, it } from 'vitest'
import { best, LANGUAGES } from '../src/language'

describe('the language of a reader', () => {
  it('is the first wish that we have', () => {
    expect(best(['nl-NL', 'fr-CA', 'de']).code).toBe('fr')
  })

  it('is known by its primary tag, whatever the region and case', () => {
    expect(best(['DE-at']).code).toBe('de')
    expect(best(['ar-EG']).rightToLeft).toBe(true)
  })

  it('is English for who wishes none of ours', () => {
    expect(best(['ja', 'zh-Hans']).code).toBe('en')
    expect(best([]).code).toBe('en')
  })

  it('is called in itself', () => {
    expect(LANGUAGES.map((each) => each.name)).toContain('Deutsch')
  })
})
