/** The parts of the editor: which fields stand on which, and what the preview shows beside them. Pure. */

import type { Wrong } from '../form/problems'
import type { State } from './preview'

export const TABS = ['look', 'launcher', 'texts', 'form', 'offline', 'survey', 'times', 'css'] as const
export type Tab = (typeof TABS)[number]

const FIELDS: Readonly<Record<Tab, readonly string[]>> = {
  look: ['name', 'description', 'title', 'scheme', 'colour', 'accent_text', 'light', 'dark', 'radius', 'logo'],
  launcher: ['launcher', 'position', 'offset_side', 'offset_bottom'],
  texts: ['texts', 'default_language'],
  form: ['form'],
  offline: ['offline'],
  survey: ['survey'],
  times: ['idle_warn', 'idle_end'],
  css: ['css', 'css_on'],
}

/** What a tab is about, as a state of the window. */
export const STATE_OF: Readonly<Record<Tab, State>> = {
  look: 'talking',
  launcher: 'closed',
  texts: 'waiting',
  form: 'form',
  offline: 'offline',
  survey: 'ended',
  times: 'talking',
  css: 'talking',
}

export function tabOf(text: string | undefined): Tab {
  return TABS.find((tab) => tab === text) ?? 'look'
}

/** The tabs on which something is wrong. */
export function wrongTabs(wrong: Wrong): Tab[] {
  return TABS.filter((tab) => FIELDS[tab].some((field) => field in wrong))
}

/** What is wrong below a path within a field: `0.name` of `fields.0.name` under `fields`. */
export function below(wrong: Readonly<Record<string, string>> | undefined, path: string): Record<string, string> {
  const prefix = path && `${path}.`
  const found = Object.entries(wrong ?? {}).filter(([part]) => part.startsWith(prefix))
  return Object.fromEntries(found.map(([part, sentence]) => [part.slice(prefix.length), sentence]))
}
