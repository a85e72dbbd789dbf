/** What an act changed, field by field; and acts as lines of a table for other programs. Pure. */

import { same } from '../form/draft'
import type { Act } from '../types'

export interface Line {
  /** Members from the outside in: `service_level.percent`. */
  field: string
  before: unknown
  after: unknown
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every field in which the two differ; objects are looked into, lists are compared whole. */
export function linesOf(before: unknown, after: unknown, at = ''): Line[] {
  if (same(before, after)) return []
  const inside = (isObject(before) && (isObject(after) || after === null || after === undefined)) || (isObject(after) && (before === null || before === undefined))
  if (!inside) return [{ field: at, before, after }]
  const old = isObject(before) ? before : {}
  const now = isObject(after) ? after : {}
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])]
  if (names.length === 0) return at ? [{ field: at, before, after }] : []
  return names.flatMap((name) => linesOf(old[name], now[name], at ? `${at}.${name}` : name))
}

/** Points in time stand in the audit as milliseconds. */
export function isMoment(field: string, value: unknown): value is number {
  return field.endsWith('_at') && typeof value === 'number' && value > 1e11
}

/** Fields that say nothing about an object: empty, none, no. Of a whole object that came or went they are left out. */
export function telling(lines: readonly Line[]): Line[] {
  const empty = (value: unknown): boolean => value === undefined || value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0)
  return lines.filter((line) => !(empty(line.before) && empty(line.after)))
}

/** A cell that no spreadsheet takes for a formula. */
export function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const HEAD = ['at', 'who', 'what', 'kind', 'name', 'address', 'before', 'after', 'label'] as const

export function csv(acts: readonly Act[]): string {
  const text = (value: unknown): string => (value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value))
  const rows = acts.map((act) => HEAD.map((name) => cell(text(act[name]))).join(','))
  return [HEAD.join(','), ...rows, ''].join('\r\n')
}
