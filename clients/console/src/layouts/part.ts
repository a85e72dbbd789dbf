/** What every tab of the editor gets. */

import type { Wrong } from '../form/problems'
import type { Layout } from '../types'

export interface PartProps {
  draft: Layout
  change: (part: Partial<Layout>) => void
  wrong: Wrong
  readOnly: boolean
}

/** What is wrong with a whole field. */
export function whole(wrong: Wrong, field: string): string | undefined {
  const found = wrong[field]
  return found && (found[''] ?? Object.values(found)[0])
}
