/** The settings of a point against the properties that its script exposes. Pure. */

import type { Property, Setting, Settings } from '../types'

/** What holds when the point sets nothing: the property's default, or the empty value of its type. */
export function defaultOf(property: Partial<Property>): Setting {
  if (property.default !== null && property.default !== undefined) return property.default
  switch (property.type) {
    case 'number':
    case 'seconds':
      return Math.max(0, Math.trunc(property.least ?? 0))
    case 'yes_no':
      return false
    default:
      return ''
  }
}

/** Properties come with their defaults left out. */
export type Exposed = Pick<Property, 'name'> & Partial<Property>

export function exposed(properties: readonly Exposed[] | undefined): readonly Exposed[] {
  return (properties ?? []).filter((each) => each.exposed)
}

export function withSetting(settings: Settings, name: string, value: Setting): Settings {
  return { ...settings, [name]: value }
}

export function withoutSetting(settings: Settings, name: string): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([each]) => each !== name))
}

/** Without what the script does not know: it would be refused. */
export function fitting(settings: Settings, properties: readonly Exposed[]): Settings {
  const names = new Set(properties.map((each) => each.name))
  return Object.fromEntries(Object.entries(settings).filter(([name]) => names.has(name)))
}
