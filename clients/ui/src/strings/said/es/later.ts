/** Spanish: what the server says of scripts and of what happened in chats. */

import { scripts } from './scripts'
import { story } from './story'

export const sayings = { ...story, ...scripts }
