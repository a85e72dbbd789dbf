/** The kinds of node there are, as the server tells them (`GET /script-kinds`). */

export interface FieldKind {
  readonly name: string
  readonly label?: string
  /** `text`, `template` (text with placeholders), `expression`, `number`, `seconds`, `yes_no`, `choice`, `variable`, `value`,
   * `list` (of `item`), `groups` (of `fields`), `map` (of `item` by `key`). */
  readonly type: string
  readonly description: string
  /** What the field is when it is left out. */
  readonly default: unknown
  /** What a name in it names: queue, calendar, agent, group, skill, call_class, outcome, host, data_source, script, variable; else empty. */
  readonly names: string
  readonly choices?: readonly string[]
  readonly least?: number
  readonly most?: number
  /** Characters of a text. */
  readonly longest?: number
  /** A regular expression that a text fits. */
  readonly pattern?: string
  /** Of a number: without decimals. */
  readonly whole?: boolean
  /** Of a number or a value: a placeholder may stand in its place. */
  readonly placeholder?: boolean
  /** Null is a value of it, and means: none. */
  readonly empty?: boolean
  /** Of a list or a map: what its entries are. */
  readonly item?: FieldKind
  /** Of a map: what its names are. */
  readonly key?: FieldKind
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
