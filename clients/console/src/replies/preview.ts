/** A canned reply's text with its placeholders filled in. Pure. */

export const PLACEHOLDERS = ['visitor.name', 'visitor.email', 'agent.name', 'queue', 'class', 'point', 'page.title', 'page.url'] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]

/** `{{visitor.name|there}}`: the value, or what stands after the bar when there is none. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{([^{}|]*)(?:\|([^{}]*))?\}\}/g, (whole, name: string, otherwise: string | undefined) => {
    const value = values[name.trim()]
    return value === undefined ? whole : value || (otherwise ?? '').trim()
  })
}
