/** Unsaved drafts that this browser keeps, so that a crash or a lost line loses nothing. */

import { keep, kept } from '@cordboard/ui/kept.ts'
import type { Definition } from '../editor/model/definition'
import { alike } from './merge'
import type { Stored, Unsaved } from './draft'

export interface Kept extends Unsaved {
  /** When it was kept, in milliseconds. */
  readonly at: number
}

const local = (): Storage => localStorage

export class KeptDrafts {
  constructor(private readonly user: string) {}

  find(script: string, version: number): Kept | null {
    return kept<Kept | null>(local, this.key(script, version), null)
  }

  keep(script: string, version: number, { etag, base, sent, now }: Unsaved): void {
    keep(local, this.key(script, version), { etag, base, sent, now, at: Date.now() } satisfies Kept)
  }

  drop(script: string, version: number): void {
    keep(local, this.key(script, version), undefined)
  }

  private key(script: string, version: number): string {
    return `cordboard.script-draft.${JSON.stringify([this.user, script, version])}`
  }
}

/** Whether it holds what the server lacks. */
export function worthOffering(found: Kept | null, stored: Stored): found is Kept {
  const whole = found && isDefinition(found.now) && isDefinition(found.base) && isDefinition(found.sent)
  return Boolean(whole) && !alike(found?.now, stored.definition)
}

function isDefinition(value: unknown): value is Definition {
  return typeof value === 'object' && value !== null && 'nodes' in value
}
