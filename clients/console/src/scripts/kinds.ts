/** The kinds of node there are, as the server tells them (`GET /script-kinds`). */

export interface FieldKind {
  readonly name: string
  /** `text`, `template` (text with placeholders), `expression`, `number`, `seconds`, `yes_no`, `choice`, `variable`, `value`,
   * `list` (of `item`), `groups` (of `fields`), `map`. */
  readonly type: string
  readonly description: string
  /** What the field is when it is left out. */
  readonly default: unknown
  /** What a name in it names: queue, calendar, agent, group, skill, call_class, outcome, host, data_source, script, variable; else empty. */
  readonly names: string
  readonly choices?: readonly string[]
  readonly least?: number
  readonly most?: number
  readonly longest?: number
  /** Of a number: a placeholder may stand in its place. */
  readonly placeholder?: boolean
  /** Of a list. */
  readonly item?: FieldKind
  /** Of groups. */
  readonly fields?: readonly FieldKind[]
}

export interface ExitKind {
  readonly name: string
  /** When it is taken, in a sentence. */
  readonly taken: string
  readonly optional: boolean
}

export interface NodeKind {
  readonly kind: string
  readonly group: 'General' | 'Advanced' | 'Agent handling' | 'Queue'
  /** First sentence of the description. */
  readonly summary: string
  readonly description: string
  readonly fields: readonly FieldKind[]
  readonly exits: readonly ExitKind[]
  /** More exits, named by a member of each group in a field: `cases[].exit`. */
  readonly exits_from: { readonly field: string; readonly member: string } | null
  /** It may have exits of any name: they are another script's ends. */
  readonly open_exits: boolean
  readonly can_fail: boolean
  readonly waits: boolean
}
