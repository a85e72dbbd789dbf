/** Users pasted as lines of values: comma, semicolon or tab between them, quotes as spreadsheets write them. Pure. */

/** The columns that a line may have, in the order in which they stand when no heading names them. */
export const COLUMNS = ['user_name', 'full_name', 'email', 'role', 'user_group', 'agent_groups', 'password'] as const
export type ColumnName = (typeof COLUMNS)[number]

export interface Line {
  /** In the text, from 1. */
  number: number
  body: Readonly<Record<string, unknown>>
  name: string
  wrong: '' | 'noName' | 'twice' | 'fewer'
}

export interface Pasted {
  lines: readonly Line[]
  /** A column of the heading that there is not. */
  unknown: string
}

export function pasted(text: string): Pasted {
  const rows = cells(text)
  const heading = rows[0] && isHeading(rows[0].values) ? rows[0].values.map((value) => value.trim().toLowerCase().replaceAll(' ', '_')) : null
  const columns: readonly string[] = heading ?? COLUMNS
  const unknown = columns.find((name) => !(COLUMNS as readonly string[]).includes(name)) ?? ''
  const seen = new Set<string>()
  const lines = (heading ? rows.slice(1) : rows).map(({ number, values }): Line => {
    const given = Object.fromEntries(columns.map((column, index) => [column, (values[index] ?? '').trim()]))
    const name = given.user_name ?? ''
    const folded = name.toLowerCase()
    const wrong = values.length > columns.length ? 'fewer' : name === '' ? 'noName' : seen.has(folded) ? 'twice' : ''
    seen.add(folded)
    return { number, name, wrong, body: bodyOf(given) }
  })
  return { lines, unknown }
}

function bodyOf(given: Readonly<Record<string, string>>): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const [column, value] of Object.entries(given)) {
    if (value === '') continue
    body[column] = column === 'agent_groups' ? value.split('|').map((each) => each.trim()).filter(Boolean) : value
  }
  if (body.password !== undefined) body.must_change_password = true
  return body
}

const isHeading = (values: readonly string[]): boolean => values[0]?.trim().toLowerCase().replaceAll(' ', '_') === 'user_name'

/** The values of each line that is not empty. */
function cells(text: string): { number: number; values: string[] }[] {
  const between = separator(text)
  const found: { number: number; values: string[] }[] = []
  let line = 1
  let begun = 1
  let values: string[] = []
  let value = ''
  let quoted = false
  const end = (): void => {
    values.push(value)
    if (values.some((each) => each.trim() !== '')) found.push({ number: begun, values })
    values = []
    value = ''
  }
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index] as string
    if (quoted) {
      if (sign === '"' && text[index + 1] === '"') {
        value += '"'
        index += 1
      } else if (sign === '"') quoted = false
      else value += sign
      if (sign === '\n') line += 1
    } else if (sign === '"' && value.trim() === '') {
      quoted = true
      value = ''
    } else if (sign === between) {
      values.push(value)
      value = ''
    } else if (sign === '\n') {
      end()
      line += 1
      begun = line
    } else if (sign !== '\r') value += sign
  }
  end()
  return found
}

/** What stands between the values: whichever the first line has most of. */
function separator(text: string): string {
  const first = text.split('\n').find((line) => line.trim() !== '') ?? ''
  const times = (sign: string): number => first.split(sign).length
  return ['\t', ';', ','].reduce((best, sign) => (times(sign) > times(best) ? sign : best), ',')
}
