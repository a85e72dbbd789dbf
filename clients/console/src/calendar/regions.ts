/** Countries by their letters and by their names in the reader's language. Pure. */

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
/** Letters that the standard keeps for no country, or for several together. */
const NONE = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'])

export interface Region {
  readonly code: string
  readonly name: string
}

/** All that the browser has a name for, by name; the server has the last word on whose holidays are known. */
export function regionsIn(language: string): readonly Region[] {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
  return LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
    // Letters of the past stand for the country of today, which is there by its own.
    .filter((code) => !NONE.has(code) && new Intl.Locale(`und-${code}`).region === code)
    .flatMap((code) => {
      const name = names.of(code)
      return name ? [{ code, name }] : []
    })
    .sort((a, b) => a.name.localeCompare(b.name, language))
}

/** What somebody typed: letters of a country become capitals, a name stays as it is while it is sought. */
export const written = (text: string): string => (/^[a-z]{1,2}(-[a-z0-9]{0,3})?$/i.test(text.trim()) ? text.trim().toUpperCase() : text)

/** Those whose letters or name begin so before those that have it somewhere. */
export function sought(regions: readonly Region[], text: string): readonly Region[] {
  const wanted = text.trim().toLocaleLowerCase()
  const rank = ({ code, name }: Region): number => {
    const at = name.toLocaleLowerCase().indexOf(wanted)
    return code.toLocaleLowerCase() === wanted ? 0 : at === 0 ? 1 : at > 0 ? 2 : 3
  }
  return regions.filter((each) => rank(each) < 3).sort((a, b) => rank(a) - rank(b))
}
