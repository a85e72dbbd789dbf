/** A file that is to become a script: read, and everything that is wrong with it told. Pure but for the reading. */

import { said } from '@cordboard/ui/said.ts'
import type { Problem } from '@cordboard/wire/http.ts'
import { tmake } from '../../texts'
import type { Issue } from '../editor/model/definition'

/** Bytes of a definition that the server takes. */
const MOST = 1024 * 1024

export interface Read {
  name: string
  definition: Readonly<Record<string, unknown>> | null
  nodes: number
  /** Why it is none. */
  wrong: string
}

export async function readFile(file: File): Promise<Read> {
  const none = { name: file.name, definition: null, nodes: 0 }
  if (file.size > MOST) return { ...none, wrong: tmake('tooLarge') }
  try {
    const value: unknown = JSON.parse(await file.text())
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return { ...none, wrong: tmake('notJson', { reason: typeof value }) }
    const definition = value as Readonly<Record<string, unknown>>
    const { nodes } = definition
    return { name: file.name, definition, nodes: typeof nodes === 'object' && nodes ? Object.keys(nodes).length : 0, wrong: '' }
  } catch (error) {
    return { ...none, wrong: tmake('notJson', { reason: error instanceof Error ? error.message : '' }) }
  }
}

/** Every reason for which the server does not take a definition. */
export function reasonsOf({ extra }: Problem): string[] {
  const issues = Array.isArray(extra.issues) ? (extra.issues as Issue[]) : []
  return issues.map(({ node, sentence }) => (node ? tmake('reason', { node, sentence: said(sentence) }) : said(sentence)))
}
