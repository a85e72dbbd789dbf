/** The placeholders of canned replies. */

/** `{{visitor.name|there}}`: the value, or what stands after the bar when there is none. */
export function filled(text: string, known: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{([^{}|]*)(?:\|([^{}]*))?\}\}/g, (whole, name: string, otherwise: string | undefined) => {
    const value = known[name.trim()]
    return value === undefined ? whole : value || (otherwise ?? '').trim()
  })
}
