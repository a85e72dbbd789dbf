/** Which language this person reads in: what they chose, else the browser's first that we have, else English. */

import { keep, kept } from './kept'

export interface Language {
  code: string
  /** In itself. */
  name: string
  rightToLeft?: boolean
}

export const LANGUAGES: readonly Language[] = [
  { code: 'en', name: 'English' },
  { code: 'de', name: 'Deutsch' },
  { code: 'fr', name: 'Français' },
  { code: 'es', name: 'Español' },
  { code: 'ar', name: 'العربية', rightToLeft: true },
]

const KEY = 'cordboard.language'
const local = (): Storage => localStorage
const ENGLISH: Language = LANGUAGES[0] ?? { code: 'en', name: 'English' }

const primary = (tag: string): string => tag.toLowerCase().split('-')[0] ?? ''
const known = (code: string): Language | undefined => LANGUAGES.find((each) => each.code === code)

/** The language among ours that these wishes, best first, ask for. Pure. */
export function best(wishes: readonly string[]): Language {
  for (const wish of wishes) {
    const found = known(primary(wish))
    if (found) return found
  }
  return ENGLISH
}

/** The language of this page. */
export function language(): Language {
  return known(kept(local, KEY, '')) ?? best(navigator.languages)
}

/** Reads on in another language, for good. The page begins anew; unsaved changes are asked about. */
export function chooseLanguage(code: string): void {
  keep(local, KEY, code)
  location.reload()
}

/** For numbers and times: the browser's own habits where its language is the page's. */
export function locale(): string {
  const { code } = language()
  return navigator.languages.find((tag) => primary(tag) === code) ?? code
}
