/** English: users, user groups, status codes. */

import type { SubjectTexts } from '../subject'

export const users = {
  title: 'Users',
  one: 'user',
  create: 'New user',
  about: 'Users sign in. Who is in an agent group handles chats; the role says what else one may do.',
  columns: { active: 'State', agent_groups: 'Agent groups' },
  fields: {
    user_name: { label: 'User name', hint: 'Letters, digits and . _ @ -' },
    full_name: { label: 'Full name', hint: 'Visitors and colleagues see it.' },
    email: { label: 'E-mail' },
    role: { label: 'Role', hint: 'What the user may do.' },
    user_group: { label: 'User group' },
    agent_groups: { label: 'Agent groups', hint: 'Their queues’ chats ring at this user.' },
    skills: { label: 'Skills', hint: 'They go before those of the groups.' },
    max_chats: { label: 'Chats at a time', hint: 'Empty: as the agent groups say.' },
    password: { label: 'Password', hintNew: 'At least 8 characters. Empty: the user cannot sign in yet.', hint: 'Empty: it stays as it is. At least 8 characters. The user is signed out everywhere.' },
    must_change_password: { label: 'Must change the password', hint: 'At the next signing in.' },
    active: { label: 'Active', hint: 'Who is not active is signed out and cannot sign in.' },
  },
  parts: { access: 'Access', chats: 'Chats' },
  words: { active: { yes: 'Active', no: 'Not active' } },
} satisfies SubjectTexts

export const userGroups = {
  title: 'User groups',
  one: 'user group',
  create: 'New user group',
  about: 'A user group is a team or a site: users with common skills.',
  fields: {
    name: { label: 'Name' },
    description: { label: 'Description' },
    skills: { label: 'Skills', hint: 'Every user of the group has them.' },
  },
} satisfies SubjectTexts

export const statusCodes = {
  title: 'Status codes',
  one: 'status code',
  create: 'New status code',
  about: 'A status code says why an agent is not ready: lunch, training, a meeting.',
  fields: {
    name: { label: 'Name', hint: 'Agents choose it.' },
    code: { label: 'Code', hint: 'Below 10000; the others are the system’s own.' },
    description: { label: 'Description' },
  },
} satisfies SubjectTexts
