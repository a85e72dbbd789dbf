/** What the fields of a message are called: those that every layout knows by a word, the others by the name that they were given. */

import { tm } from '../system/texts'

const KNOWN = ['name', 'email', 'phone', 'message'] as const

export function leftFieldName(name: string): string {
  const known = KNOWN.find((each) => each === name)
  return known ? tm(`fields.${known}`) : name
}
