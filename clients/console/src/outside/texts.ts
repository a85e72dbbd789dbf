/** Reader of the texts about what is outside. */

import { reader } from '@cordboard/ui/texts.ts'
import type { catalogue } from '../strings/en'

export const tc = reader<typeof catalogue.connections>('connections')
