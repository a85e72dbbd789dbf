/** Whom of the house a blacklist entry would shut out, as the server says before it asks for a second yes. */

import { locale } from '@cordboard/ui/language.ts'
import { said } from '@cordboard/ui/said.ts'
import type { Problem } from '@cordboard/wire/http.ts'
import { tw } from '../texts'
import { count } from './entry'

export function Covered({ problem: { extra } }: { problem: Problem }) {
  const whom = [extra.covers].flat().filter((each) => typeof each === 'string')
  const number = String(extra.count ?? '')
  return (
    <>
      <p>{tw('covers', { what: listed(whom.map(said)) })}</p>
      {number && <p>{tw('coversCount', { count: Number(number), number: count(number) })}</p>}
    </>
  )
}

/** `a, b and c`, as the reader's language joins them. */
export function listed(names: readonly string[], where = locale()): string {
  return new Intl.ListFormat(where).format(names)
}
