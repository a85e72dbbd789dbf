/** The desk's texts. Another language: a file in `strings/` and a line here. */

import { reader, speak, wordReader, type Loaders } from '@cordboard/ui/texts.ts'
import type { en } from './strings/en'

/** Only the reader's own language is fetched. */
export const OTHERS: Loaders = {
  en: async () => ({ catalogue: { desk: (await import('./strings/en')).en } }),
  de: () => import('./strings/de'),
  fr: () => import('./strings/fr'),
  es: () => import('./strings/es'),
  ar: () => import('./strings/ar'),
}

export async function speakHere(): Promise<void> {
  await speak(OTHERS)
}

export const t = reader<typeof en>('desk')
export const codeName = wordReader('desk', 'codes')
export const endedWord = wordReader('desk', 'ended')
