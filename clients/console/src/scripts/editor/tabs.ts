/** Which scripts are open in the editor of this browser. Pure but for the keeping. */

import { keep, kept } from '@cordboard/ui/kept.ts'

export interface Tab {
  readonly script: string
  readonly version: number
}

const KEY = 'cordboard.editor.tabs'
/** More do not fit beside one another. */
const MOST = 12
const local = (): Storage => localStorage

export function readTabs(): readonly Tab[] {
  const found = kept<unknown>(local, KEY, [])
  return Array.isArray(found) ? found.filter(isTab) : []
}

export function keepTabs(tabs: readonly Tab[]): void {
  keep(local, KEY, tabs)
}

/** With this one among them, in its place if another version of the script is open. */
export function withTab(tabs: readonly Tab[], tab: Tab): readonly Tab[] {
  const at = tabs.findIndex((each) => each.script === tab.script)
  if (at >= 0) return tabs[at]?.version === tab.version ? tabs : tabs.map((each, index) => (index === at ? tab : each))
  return [...tabs, tab].slice(-MOST)
}

/** What is shown when this one is closed: the next, else the one before; null: none is left. */
export function withoutTab(tabs: readonly Tab[], script: string): { tabs: readonly Tab[]; next: Tab | null } {
  const at = tabs.findIndex((each) => each.script === script)
  const left = tabs.filter((each) => each.script !== script)
  return { tabs: left, next: left[at] ?? left[at - 1] ?? null }
}

function isTab(value: unknown): value is Tab {
  return typeof value === 'object' && value !== null && typeof (value as Tab).script === 'string' && Number.isInteger((value as Tab).version)
}
