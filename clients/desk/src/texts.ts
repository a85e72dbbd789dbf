/** The desk's texts. Another language: a file in `strings/` and a line here. */

import { reader, speak, wordReader, type Loaders } from '@cordboard/ui/texts.ts'
import { en } from './strings/en'

/** Other languages, fetched when somebody reads in them. */
export const OTHERS: Loaders = {
  de: () => import('./strings/de'),
  fr: () => import('./strings/fr'),
  es: () => import('./strings/es'),
  ar: () => import('./strings/ar'),
}

export async function speakHere(): Promise<void> {
  await speak({ desk: en }, OTHERS)
}

export const t = reader<typeof en>('desk')
export const codeName = wordReader('desk', 'codes')
export const endedWord = wordReader('desk', 'ended')
