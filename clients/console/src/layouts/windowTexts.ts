/** The texts of the chat window, by the state in which a visitor sees them. Pure. */

import type { components } from '@cordboard/wire/generated/api.ts'
import type { Layout } from '../types'
import type { State } from './preview'

export type LayoutText = components['schemas']['LayoutText']

/** In the order in which a visitor comes to them. */
export const GROUPS = {
  always: ['title', 'minimise', 'lost'],
  closed: ['open'],
  form: ['welcome', 'form', 'start'],
  waiting: ['routing', 'place', 'about'],
  talking: ['placeholder', 'send', 'you', 'sending', 'sent', 'seen', 'failed', 'retry', 'removed', 'joined', 'left', 'moved', 'typing', 'end', 'keep'],
  ended: ['ended', 'again'],
  survey: ['rate', 'comment', 'thanks'],
  offline: ['offline', 'leave', 'kept'],
  fields: ['choose', 'optional', 'required', 'invalid', 'field_name', 'field_email', 'field_phone', 'field_message'],
  refused: ['off', 'off_url_not_accepted', 'off_blacklisted'],
} as const

export type Group = keyof typeof GROUPS | 'other'

/** What the preview shows of a group; none: no state of it does. */
export const SEEN_IN: Readonly<Partial<Record<Group, State>>> = {
  always: 'talking',
  closed: 'closed',
  form: 'form',
  waiting: 'waiting',
  talking: 'talking',
  ended: 'ended',
  survey: 'ended',
  offline: 'offline',
  fields: 'form',
}

export interface Text {
  key: string
  /** What the layout says itself; empty: it does not. */
  own: string
  /** What is said without it. */
  standard: string
}

export interface Grouped {
  group: Group
  texts: Text[]
}

/** Every text of the window in a language, and behind them what the layout has besides, or had: `kept` are such keys. */
export function grouped(layout: Layout, language: string, listed: readonly LayoutText[], kept: readonly string[] = []): Grouped[] {
  const own = layout.texts[language] ?? {}
  const known = new Map(listed.map((text) => [text.key, text]))
  const placed = new Set<string>(Object.values(GROUPS).flat())
  const textOf = (key: string): Text => ({ key, own: own[key] ?? '', standard: standardOf(layout, language, key, known.get(key)) })
  const groups: Grouped[] = Object.entries(GROUPS).map(([group, keys]) => ({ group: group as Group, texts: keys.filter((key) => known.has(key)).map(textOf) }))
  const others = [...known.keys(), ...kept, ...Object.keys(own)].filter((key) => !placed.has(key))
  return [...groups, { group: 'other' as const, texts: [...new Set(others)].map(textOf) }].filter(({ texts }) => texts.length > 0)
}

/** As the server chooses: the layout's own for the language without its region, then the window's, then English. */
function standardOf(layout: Layout, language: string, key: string, text: LayoutText | undefined): string {
  const base = language.split('-')[0] ?? 'en'
  const wider = base === language ? undefined : layout.texts[base]?.[key]
  if (wider) return wider
  // The layout's title goes before the window's, once somebody has chosen one.
  if (key === 'title' && layout.title !== text?.texts.en) return layout.title
  return text?.texts[base.toLowerCase()] ?? text?.texts.en ?? ''
}

/** Where a value goes that the layout's own words have no place for. */
export function lacksPlace({ own, standard }: Text): boolean {
  return own !== '' && standard.includes('{}') && !own.includes('{}')
}

export function changedOf(groups: readonly Grouped[]): number {
  return groups.flatMap(({ texts }) => texts).filter(({ own }) => own !== '').length
}

/** Those that have every word of the filter in what `wordsOf` tells of them; groups without any are left out. */
export function only(groups: readonly Grouped[], filter: string, wordsOf: (text: Text, group: Group) => string): Grouped[] {
  const wanted = filter.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return groups
    .map(({ group, texts }) => ({
      group,
      texts: texts.filter((text) => {
        const there = wordsOf(text, group).toLocaleLowerCase()
        return wanted.every((word) => there.includes(word))
      }),
    }))
    .filter(({ texts }) => texts.length > 0)
}
