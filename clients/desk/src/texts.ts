/** The desk's texts. Another language: a file in `strings/` and a line here. */

import { reader, speak, wordReader } from '@cordboard/ui/texts.ts'
import { en } from './strings/en'

export function speakHere(): void {
  speak('en', { en: { desk: en } })
}

export const t = reader<typeof en>('desk')
export const codeName = wordReader('desk', 'codes')
export const endedWord = wordReader('desk', 'ended')
