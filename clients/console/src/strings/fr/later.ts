/** French: what only scripts and their editor say, fetched with them. */

import * as editor from './editor'
import * as nodeform from './nodeform'
import * as nodes from './nodes'
import * as rehearsal from './rehearsal'
import * as scripts from './scripts'

export const catalogue = { ...editor, ...nodeform, ...nodes, ...rehearsal, ...scripts }
