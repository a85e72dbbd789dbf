/** The Arabic catalogue: one file an area, one exported name a namespace. */

import * as connections from './connections'
import * as shell from './console'
import * as editor from './editor'
import * as layouts from './layouts'
import * as nodeform from './nodeform'
import * as nodes from './nodes'
import * as people from './people'
import * as queueing from './queueing'
import * as rehearsal from './rehearsal'
import * as routing from './routing'
import * as scripts from './scripts'
import * as system from './system'
import * as webchat from './webchat'

export const catalogue = { ...editor, ...scripts, ...rehearsal, ...shell, ...webchat, ...layouts, ...queueing, ...people, ...routing, ...connections, ...nodeform, ...nodes, ...system }
