/** The questions of a layout in words: answers come by the fields' names. */

/** Labels by field and language. */
export type Labels = Readonly<Record<string, Readonly<Record<string, string>>>>

export interface Asked {
  /** The layout's own language. */
  language: string
  form: Labels
  survey: Labels
}

/** What a field asked: in the reader's language, else in the layout's own, else in any; else the field's name. */
export function question(name: string, labels: Labels | undefined, reader: string, own: string | undefined): string {
  const words = labels?.[name]
  if (!words) return name
  const near = (wanted: string): string | undefined =>
    words[wanted] ?? words[Object.keys(words).find((each) => each.split('-')[0] === wanted.split('-')[0]) ?? '']
  return near(reader) ?? near(own ?? '') ?? Object.values(words)[0] ?? name
}

/** An answer as people read it: a tick is `true`. */
export function answer(value: unknown, yes: string, no: string): string {
  if (value === true) return yes
  if (value === false) return no
  if (value === null || value === undefined || value === '') return '–'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
