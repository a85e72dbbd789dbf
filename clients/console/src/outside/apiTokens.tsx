/** API tokens: made, looked at, revoked; never changed. */

import { dateTime, fullTime } from '@cordboard/ui/format.ts'
import { IconKey } from '@tabler/icons-react'
import { State } from '../collection/cells'
import type { Described } from '../collection/described'
import { field } from '../form/field'
import { one } from '../form/inputs/reference'
import { name } from '../form/inputs/text'
import { matrix } from '../people/Matrix'
import { tp } from '../people/texts'
import { wordOf } from '../texts'
import type { ApiToken } from '../types'
import { moment } from './moment'
import { tc } from './texts'

export interface Draft {
  readonly name: string
  readonly user: string
  readonly permissions: readonly string[]
  readonly expires_at: string | null
}

const expired = (token: ApiToken): boolean => token.expires_at !== null && Date.parse(token.expires_at) <= Date.now()
const state = (token: ApiToken): string => wordOf('apiTokens', 'state', expired(token) ? 'no' : 'yes')
const may = ({ permissions }: ApiToken): string => (permissions.length === 0 ? tc('everything') : tp('held', { count: permissions.length }))

function Moment({ at, none }: { at: string | null; none: string }) {
  return at ? <time title={fullTime(at)}>{dateTime(at)}</time> : none
}

export const apiTokens: Described<ApiToken, Draft> = {
  path: 'api-tokens',
  permission: 'api_token',
  texts: 'apiTokens',
  icon: IconKey,
  keyOf: (token) => token.id,
  titleOf: (token) => token.name,
  unchanging: true,
  columns: [
    { name: 'name', text: (token) => token.name },
    { name: 'user', text: (token) => token.user },
    { name: 'permissions', text: may, wide: true, by: null },
    { name: 'created_at', text: (token) => dateTime(token.created_at), cell: (token) => <Moment at={token.created_at} none="" />, order: (token) => token.created_at, wide: true },
    {
      name: 'expires_at',
      text: (token) => (token.expires_at ? dateTime(token.expires_at) : tc('never')),
      cell: (token) => <Moment at={token.expires_at} none={tc('never')} />,
      order: (token) => token.expires_at ?? '~',
      wide: true,
    },
    {
      name: 'last_used_at',
      text: (token) => (token.last_used_at ? dateTime(token.last_used_at) : tc('notUsed')),
      cell: (token) => <Moment at={token.last_used_at} none={tc('notUsed')} />,
      order: (token) => token.last_used_at ?? '',
      wide: true,
    },
    { name: 'state', text: state, cell: (token) => <State on={!expired(token)} word={state(token)} />, by: null },
  ],
  parts: [
    {
      fields: [
        field('name', name(), { required: true, half: true }),
        field('user', one('users'), { required: true, half: true }),
        field('expires_at', moment),
        field('permissions', matrix),
      ],
    },
  ],
  blank: { name: '', user: '', permissions: [], expires_at: null },
  toDraft: (token) => token,
  toBody: (draft) => draft,
  fieldOf: (sentence) => (/expired|expires_at/.test(sentence) ? 'expires_at' : undefined),
  removal: () => ({ button: tc('revoke'), title: (what) => tc('revokeTitle', { name: what }), text: tc('revokeText') }),
  made: (value) => fresh.show(value as ApiToken & { token: string }),
}

/** The token that was made last, until its maker has it: it is told once. */
class Fresh {
  private token: (ApiToken & { token: string }) | null = null
  private readonly listeners = new Set<() => void>()

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  current = (): (ApiToken & { token: string }) | null => this.token

  show = (token: (ApiToken & { token: string }) | null): void => {
    this.token = token
    for (const listener of this.listeners) listener()
  }
}

export const fresh = new Fresh()
