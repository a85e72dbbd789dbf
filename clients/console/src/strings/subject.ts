/** The texts that every collection has. */

export interface FieldTexts {
  label: string
  hint?: string
  /** Instead of it while the object is made. */
  hintNew?: string
}

export interface SubjectTexts {
  /** The page: “Queues”. */
  title: string
  /** In a sentence: “queue”. */
  one: string
  /** The button that makes one, and the title of the form. */
  create: string
  /** Where there is none yet, when it is not “No queues yet”. */
  none?: string
  /** What they are for; shown when there is none yet. */
  about: string
  /** Where the name differs from the field's. */
  columns?: Readonly<Record<string, string>>
  fields: Readonly<Record<string, FieldTexts>>
  parts?: Readonly<Record<string, string>>
  /** The values of choices, by field. */
  words?: Readonly<Record<string, Readonly<Record<string, string>>>>
}
