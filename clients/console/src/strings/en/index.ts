/** The English catalogue: one file an area, one exported name a namespace. */

import * as shell from './console'
import * as people from './people'
import * as queueing from './queueing'
import * as routing from './routing'
import * as webchat from './webchat'

export const catalogue = { ...shell, ...webchat, ...queueing, ...people, ...routing }
