/** The words of a kind's form: the catalogue's, or the server's own of a kind that the catalogue does not know. */

import i18next from 'i18next'
import type { ExitKind, FieldKind, NodeKind } from '../kinds'
import { tn } from '../../texts'
import { FAILED } from '../editor/model/exits'

function word(key: string, otherwise: string): string {
  // Nothing is filled in: a hint may speak of braces.
  return i18next.t(key, { ns: 'nodes', defaultValue: otherwise, skipInterpolation: true })
}

/** `names`: the field, and before it the fields it lies in. */
export function labelOf(kind: NodeKind, names: readonly string[], field: FieldKind): string {
  return word(`${kind.kind}.${names.map((name) => `fields.${name}`).join('.')}.label`, field.label ?? spaced(field.name))
}

/** Empty when it would only say the label again: “The queue.” */
export function hintOf(kind: NodeKind, names: readonly string[], field: FieldKind): string {
  const hint = word(`${kind.kind}.${names.map((name) => `fields.${name}`).join('.')}.hint`, field.description)
  return hint.split(' ').length <= 3 && !hint.includes('`') ? '' : hint
}

export function choiceOf(kind: NodeKind, path: string, choice: string): string {
  const names = path.replace(/\[\d+\]/g, '').split('.')
  return word(`${kind.kind}.${names.map((name) => `fields.${name}`).join('.')}.choices.${choice}`, choice.replaceAll('_', ' '))
}

export function takenOf(kind: NodeKind, exit: ExitKind): string {
  return word(`${kind.kind}.exits.${exit.name}`, exit.taken)
}

export function summaryOf(kind: NodeKind): string {
  return word(`${kind.kind}.summary`, kind.summary)
}

/** What a kind is called. */
export function kindName(kind: string): string {
  return i18next.t(`kinds.${kind}`, { ns: 'editor', defaultValue: spaced(kind) })
}

/** What an exit is called; one that the script names bears that name. */
export function exitName(kind: NodeKind, exit: string): string {
  const own = exit === FAILED || kind.exits.some((each) => each.name === exit)
  return own ? i18next.t(`exits.${exit}`, { ns: 'editor', defaultValue: exit.replaceAll('_', ' ') }) : exit
}

/** How many seconds these are, as people say it; empty of less than a minute. */
export function spoken(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 60) return ''
  const [days, hours, minutes, rest] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3_600) % 24, Math.floor(seconds / 60) % 60, seconds % 60]
  const parts = [days && tn('days', { count: days }), hours && tn('hours', { count: hours }), minutes && tn('minutes', { count: minutes }), rest && tn('seconds', { count: rest })]
  return parts.filter(Boolean).join(' ')
}

function spaced(name: string): string {
  const text = name.replaceAll('_', ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
