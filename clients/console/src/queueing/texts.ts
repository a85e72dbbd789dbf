/** Readers of the texts of the sheets. */

import { reader } from '@cordboard/ui/texts.ts'
import type { catalogue } from '../strings/en'

export const tv = reader<typeof catalogue.serving>('serving')
export const tl = reader<typeof catalogue.skillLevels>('skillLevels')
export const ts = reader<typeof catalogue.sheet>('sheet')
