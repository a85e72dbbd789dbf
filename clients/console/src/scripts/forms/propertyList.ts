/** The properties of a script as a list that is edited: one more, one changed, where one is read. Pure. */

import type { Definition } from '../editor/model/definition'
import type { Property } from '../../types'

export const PROPERTY_TYPES = ['text', 'message', 'number', 'seconds', 'yes_no', 'queue', 'group', 'calendar', 'skill', 'agent', 'host'] as const
export type PropertyType = (typeof PROPERTY_TYPES)[number]

export function typeOfProperty(property: Property): PropertyType {
  return property.type ?? 'text'
}

/** What stands in a property when it is left out. */
const DEFAULTS: Readonly<Record<string, unknown>> = { type: 'text', default: null, label: '', description: '', exposed: false, least: null, most: null }

/** The property with some of its members changed; what is the usual is left out. */
export function changedProperty(property: Property, part: Partial<Record<keyof Property, unknown>>): Property {
  const whole = Object.entries({ ...property, ...part })
  return Object.fromEntries(whole.filter(([name, value]) => value !== undefined && !(name in DEFAULTS && DEFAULTS[name] === value))) as unknown as Property
}

/** Of another type, a default and bounds mean nothing; only among texts and names they stay. */
export function retyped(property: Property, type: PropertyType): Property {
  const [from, to] = [sort(typeOfProperty(property)), sort(type)]
  return changedProperty(property, { type, ...(from === to && to !== 'name' ? {} : { default: null }), ...(to === 'number' ? {} : { least: null, most: null }) })
}

function sort(type: PropertyType): 'number' | 'yes_no' | 'text' | 'name' {
  if (type === 'number' || type === 'seconds') return 'number'
  if (type === 'yes_no') return 'yes_no'
  return type === 'text' || type === 'message' ? 'text' : 'name'
}

export function freshProperty(properties: readonly Property[]): Property {
  const taken = new Set(properties.map((each) => each.name))
  let number = 1
  const name = (): string => (number === 1 ? 'property' : `property${number}`)
  while (taken.has(name())) number += 1
  return { name: name() } as Property
}

export interface Reading {
  /** Empty: another property. */
  readonly node: string
  readonly field: string
}

/** Where nodes and other properties read `settings.NAME`. */
export function readings(definition: Definition, name: string): readonly Reading[] {
  const escaped = name.replace(/\W/g, '\\$&')
  const read = new RegExp(`(?<![\\w.])settings\\s*(\\.\\s*${escaped}(?!\\w)|\\[\\s*["']${escaped}["']\\s*\\])`)
  const found: Reading[] = []
  const look = (node: string, path: string, value: unknown): void => {
    if (typeof value === 'string') {
      if (read.test(value)) found.push({ node, field: path })
    } else if (Array.isArray(value)) value.forEach((each, index) => look(node, `${path}[${index + 1}]`, each))
    else if (typeof value === 'object' && value !== null) for (const [key, each] of Object.entries(value)) look(node, `${path}.${key}`, each)
  }
  for (const [id, node] of Object.entries(definition.nodes)) {
    for (const [field, value] of Object.entries(node)) if (field !== 'exits' && field !== 'note' && field !== 'kind') look(id, field, value)
  }
  for (const each of definition.properties ?? []) if (each.name !== name) look('', each.name, each.default)
  return found
}
