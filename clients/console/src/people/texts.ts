/** Readers of the texts about people. */

import { reader } from '@cordboard/ui/texts.ts'
import type { catalogue } from '../strings/en'

export const tp = reader<typeof catalogue.permissions>('permissions')
export const tu = reader<typeof catalogue.staff>('staff')
