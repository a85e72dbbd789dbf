/** The French catalogue: one file an area, one exported name a namespace. What only the pages of scripts say is in `later.ts`. */

import * as chats from './chats'
import * as connections from './connections'
import * as shell from './console'
import * as layouts from './layouts'
import * as people from './people'
import * as queueing from './queueing'
import * as routing from './routing'
import * as scriptlist from './scriptlist'
import * as system from './system'
import * as webchat from './webchat'

export const catalogue = { ...chats, ...connections, ...shell, ...layouts, ...people, ...queueing, ...routing, ...scriptlist, ...system, ...webchat }
