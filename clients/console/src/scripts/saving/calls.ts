/** The server's side of a draft: versions read, written and made. */

import { Problem } from '@cordboard/wire/http.ts'
import type { Server, Tagged } from '../../server'
import type { VersionDetail, VersionView } from '../../types'
import type { Definition, Issue } from '../editor/model/definition'
import type { Refusal, Stored } from './draft'
import { alike } from './merge'

export interface Made {
  detail: Tagged<VersionDetail>
  /** Which of the tries it is. */
  sent: Definition
}

/** In the API's paths. */
export const versionsOf = (script: string): string => `scripts/${encodeURIComponent(script)}/versions`

export class VersionCalls {
  constructor(
    private readonly server: Server,
    private readonly user: string,
  ) {}

  read(script: string, version: number): Promise<Tagged<VersionDetail>> {
    return this.server.read(versionsOf(script), String(version))
  }

  put(script: string, version: number, etag: string, definition: Definition): Promise<Tagged<VersionDetail>> {
    return this.server.replace(versionsOf(script), String(version), { definition }, etag)
  }

  /** A new version; one that an earlier try has made without our hearing of it is taken instead. */
  async make(script: string, from: number, definition: Definition, unsure: readonly Definition[], description: string): Promise<Made> {
    const arrived = unsure.length > 0 ? await this.arrived(script, from, unsure) : null
    if (arrived) return arrived
    return { detail: await this.server.create(versionsOf(script), { definition, description }), sent: definition }
  }

  private async arrived(script: string, from: number, unsure: readonly Definition[]): Promise<Made | null> {
    const { items } = await this.server.list<VersionView>(versionsOf(script), null)
    const newest = items.at(-1)
    if (!newest || newest.version <= from || newest.created_by !== this.user) return null
    const detail = await this.read(script, newest.version)
    const sent = unsure.find((each) => alike(each, detail.value.definition))
    return sent ? { detail, sent } : null
  }
}

export function storedOf({ value, etag }: Tagged<VersionDetail>): Stored {
  const { version, locked, issues, saved_by: by = '', saved_at: at = null } = value
  return { version, etag, locked, definition: value.definition as Definition, issues, by, at }
}

export function refusalOf(error: unknown): Refusal {
  const problem = error instanceof Problem ? error : new Problem(0, 'unreached')
  const issues = Array.isArray(problem.extra.issues) ? (problem.extra.issues as Issue[]) : []
  return { status: problem.status, code: problem.code, message: problem.message, passing: problem.passing, wait: problem.wait, issues }
}
