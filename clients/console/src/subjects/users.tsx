/** Users: who signs in, who of them handles chats, and how they stand now. */

import { dateTime } from '@cordboard/ui/format.ts'
import { IconUser } from '@tabler/icons-react'
import { namesColumn, State } from '../collection/cells'
import type { Described } from '../collection/described'
import { field } from '../form/field'
import { yesNo } from '../form/inputs/choice'
import { levels } from '../form/inputs/levels'
import { maybeNumber } from '../form/inputs/number'
import { many, maybeOne, one } from '../form/inputs/reference'
import { name, secret, text } from '../form/inputs/text'
import { NowCell, SinceCell, UserNow } from '../people/UserNow'
import { passwordText, stateText } from '../people/states'
import { t, wordOf } from '../texts'
import type { User, UserState } from '../types'

type Draft = User & { readonly password: string }

const USER_NAME = /^[A-Za-z0-9][A-Za-z0-9._@-]*$/
const EMAIL = /^[^\s@]+@[^\s@]+$/
const active = (user: User): string => wordOf('users', 'active', user.active ? 'yes' : 'no')

const columns = (stateOf: (user: User) => UserState | undefined): Described<User, Draft>['columns'] => [
  { name: 'user_name', text: (user) => user.user_name },
  { name: 'full_name', text: (user) => user.full_name },
  { name: 'now', text: (user) => stateText(stateOf(user)), cell: (user) => <NowCell state={stateOf(user)} />, by: null },
  { name: 'since', text: (user) => stateOf(user)?.since ?? '', cell: (user) => <SinceCell state={stateOf(user)} />, by: null, wide: true },
  { name: 'email', text: (user) => user.email, extra: true },
  { name: 'role', text: (user) => user.role, wide: true },
  { name: 'user_group', text: (user) => user.user_group ?? '', wide: true, extra: true },
  namesColumn('agent_groups', (user) => user.agent_groups, { wide: true }),
  namesColumn('skills', (user) => Object.entries(user.skills).map(([skill, level]) => `${skill} ${level}`), { wide: true, extra: true }),
  {
    name: 'last_sign_in',
    text: (user) => dateText(stateOf(user)?.last_sign_in),
    order: (user) => stateOf(user)?.last_sign_in ?? '',
    by: null,
    wide: true,
  },
  { name: 'password', text: (user) => passwordText(stateOf(user)), by: null, wide: true, extra: true },
  { name: 'active', text: active, cell: (user) => <State on={user.active} word={active(user)} />, wide: true },
]

const dateText = (at: string | null | undefined): string => (at ? dateTime(at) : '')

export const users: Described<User, Draft> = {
  path: 'users',
  permission: 'user',
  texts: 'users',
  icon: IconUser,
  keyOf: (user) => user.user_name,
  beside: () => ['user-states'],
  columns: columns(() => undefined),
  parts: [
    {
      fields: [
        field('user_name', name(USER_NAME, 64), { required: true, fixed: true, half: true }),
        field('full_name', text({ most: 200 }), { half: true }),
        field('email', text({ most: 254, pattern: EMAIL, wrong: () => t('wrong.email') }, 'email')),
      ],
    },
    {
      title: 'access',
      fields: [
        field('role', one('roles'), { required: true, half: true }),
        field('user_group', maybeOne('user-groups'), { half: true }),
        field('password', secret, { takes: 'user:password' }),
        field('must_change_password', yesNo, { half: true }),
        field('active', yesNo, { half: true }),
      ],
    },
    {
      title: 'chats',
      fields: [
        field('agent_groups', many('agent-groups')),
        field('max_chats', maybeNumber({ least: 0, most: 30 }), { half: true }),
        field('skills', levels),
      ],
    },
  ],
  blank: {
    user_name: '',
    full_name: '',
    email: '',
    role: 'Agent',
    user_group: null,
    agent_groups: [],
    skills: {},
    max_chats: null,
    must_change_password: true,
    active: true,
    password: '',
  },
  toDraft: (user) => ({ ...user, password: '' }),
  toBody: ({ password, ...user }) => (password ? { ...user, password } : user),
  fieldOf: (sentence) => (/password/i.test(sentence) ? 'password' : /role/i.test(sentence) ? 'role' : undefined),
  Section: UserNow,
}

/** With the columns that tell how each user stands. */
export function usersNow(stateOf: (user: User) => UserState | undefined): Described<User, Draft> {
  return { ...users, columns: columns(stateOf) }
}
