/** English: hosts, data sources, API tokens. */

import type { SubjectTexts } from '../subject'

export const hosts = {
  title: 'Hosts',
  one: 'host',
  create: 'New host',
  about: 'A host is a program of yours outside: it routes chats, or talks with visitors as a bot.',
  columns: { state: 'State' },
  fields: {
    name: { label: 'Name', hint: 'Points and scripts name it so, and it stays.' },
    description: { label: 'Description' },
    url: { label: 'URL', hint: 'Where it is called. Empty: the program comes to us and registers.' },
    uses: { label: 'Used for' },
    reply_timeout: { label: 'Reply timeout', hint: 'So long a chat waits for its answer.' },
    active: { label: 'Active', hint: 'Otherwise it is not asked, and chats go by default.' },
  },
  words: { uses: { routing: 'Routing', bot: 'Bot' }, state: { yes: 'Active', no: 'Not active' } },
} satisfies SubjectTexts

export const dataSources = {
  title: 'Data sources',
  one: 'data source',
  create: 'New data source',
  about: 'A data source holds the questions that scripts may ask of a database which the operator has opened.',
  fields: {
    name: { label: 'Name' },
    description: { label: 'Description' },
    connection: { label: 'Connection', hint: 'Its name in the operator’s settings.' },
    timeout: { label: 'Timeout', hint: 'Then the script goes on by “failed”.' },
    max_rows: { label: 'Most rows', hint: 'Of one answer.' },
    statements: { label: 'Statements', hint: 'Each reads and never writes; a value from the script is a bind, written :name.' },
  },
} satisfies SubjectTexts

export const apiTokens = {
  title: 'API tokens',
  one: 'API token',
  create: 'New API token',
  about: 'With a token a program acts for a user, with all of the user’s permissions or some of them.',
  columns: { permissions: 'May', state: 'State' },
  fields: {
    name: { label: 'Name', hint: 'Which program holds it.' },
    user: { label: 'User', hint: 'For whom it acts. It may no more than this user.' },
    permissions: { label: 'Permissions', hint: 'None ticked: all that the user may.' },
    expires_at: { label: 'Expires', hint: 'Empty: it holds until it is revoked.' },
    created_at: { label: 'Created' },
    last_used_at: { label: 'Last used' },
  },
  words: { state: { yes: 'Valid', no: 'Expired' } },
} satisfies SubjectTexts

export const connections = {
  keys: 'Signing key',
  keysText: 'What is sent to the host is signed with this key. After a renewal the one before stays valid until the next.',
  showKey: 'Show the key',
  key: 'Key now',
  keyBefore: 'Key before',
  renew: 'Renew the key',
  renewTitle: 'Renew the signing key of {{name}}?',
  renewText: 'The program must know the new key. The one of now stays valid until the next renewal; the one before it is worth nothing any more.',
  renewed: 'The key is renewed',
  copy: 'Copy',
  copyOf: 'Copy: {{what}}',
  copied: 'Copied',
  copyFailed: 'It could not be copied; select it by hand.',
  failed: 'It could not be loaded: {{why}}',
  registrations: 'Registered now',
  noRegistrations: 'No program is registered for this host.',
  registration: '{{user}}, for {{points}}, last seen {{time}}',
  called: 'The host is called at its URL; nobody registers for it.',
  statement: 'Statement {{number}}',
  statementName: 'Name',
  sql: 'SQL',
  columns: 'Columns',
  columnsHint: 'Only these are shown to scripts. Enter adds one.',
  argument: 'Type of :{{name}}',
  arguments: 'Binds',
  noArguments: 'No binds in this statement.',
  addStatement: 'Add a statement',
  removeStatement: 'Remove the statement {{name}}',
  types: { text: 'Text', number: 'Number', yes_no: 'Yes or no' },
  everything: 'All that the user may',
  never: 'Never',
  notUsed: 'Not used yet',
  madeTitle: 'The token of {{name}}',
  madeText: 'This is the only time it is shown. Copy it to where it is needed.',
  token: 'Token',
  done: 'I have it',
  revoke: 'Revoke',
  revokeTitle: 'Revoke {{name}}?',
  revokeText: 'Whatever program holds it is turned away from then on. This cannot be taken back.',
} as const
