/** What the server tells of scripts: kinds of node, the expression language, and what nodes may name. */

import type { NodeKind } from '../kinds'
import type { Language, Nameable } from './told'
import { useFetched } from './fetched'

/** Milliseconds after which the names are asked for anew, when a form opens. */
const NAMES_FRESH = 20_000

/** Null until they are there. */
export function useKinds(): readonly NodeKind[] | null {
  return useFetched<{ items: readonly NodeKind[] }>('/script-kinds')?.items ?? null
}

export function useLanguage(): Language | null {
  return useFetched<Language>('/script-language')
}

export function useNameable(): Nameable | null {
  return useFetched<Nameable>('/script-names', NAMES_FRESH)
}
