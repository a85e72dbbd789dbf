/** The tools of the first file, as the second knows them. */

import type { Tools } from '../tools'

export let h: Tools['h']
export let button: Tools['button']
export let say: Tools['say']
export let ask: Tools['ask']
export let newId: Tools['newId']
export let pageOf: Tools['pageOf']
export let pieces: Tools['pieces']

/** Before anything else is asked of the second file. */
export function borrow(tools: Tools): void {
  ({ h, button, say, ask, newId, pageOf, pieces } = tools)
}
