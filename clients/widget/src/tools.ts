/** What this file lends the second one, so that a visitor does not download it twice. */

import { ask } from './http'
import { newId, pageOf } from './page'
import { pieces } from './rich'
import { button, h, say } from './ui/dom'

export const tools = { h, button, say, ask, newId, pageOf, pieces }

export type Tools = typeof tools
