/** Reader of the texts about canned replies. */

import { reader } from '@cordboard/ui/texts.ts'
import type { catalogue } from '../strings/en'

export const tr = reader<typeof catalogue.replies>('replies')
