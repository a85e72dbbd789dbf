/** Spanish: what the server may say on every page. */

import { choices } from './choices'
import { refusals } from './refusals'
import { words } from './words'

export const sayings = { ...words, ...refusals, ...choices }
