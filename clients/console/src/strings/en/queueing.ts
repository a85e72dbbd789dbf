/** English: queues, agent groups, skills, call classes, outcomes, canned replies, and the sheets of who serves and can do what. */

import type { SubjectTexts } from '../subject'

export const queues = {
  title: 'Queues',
  one: 'queue',
  create: 'New queue',
  about: 'Chats wait in a queue until an agent of one of its groups answers.',
  columns: { goal: 'Service level' },
  fields: {
    name: { label: 'Name', hint: 'It is the name in scripts and reports, and stays.' },
    description: { label: 'Description' },
    agent_groups: { label: 'Agent groups', hint: 'Who answers its chats.' },
    strategy: { label: 'Who is next', hint: 'How one of the free agents is chosen.' },
    answer_timeout: { label: 'Answer timeout', hint: 'So long it rings at an agent.' },
    max_waiting: { label: 'Most waiting', hint: 'Then the queue is full.' },
    service_level: { label: 'Service level', hint: 'So many chats are to be answered within so many seconds.' },
    auto_accept: { label: 'Accept by itself', hint: 'An agent is put through without being asked.' },
    pick_by_hand: { label: 'Picking allowed', hint: 'Agents may take a waiting chat out of turn.' },
  },
  parts: { limits: 'Limits and goals', agents: 'Agents' },
  words: {
    strategy: {
      longest_idle: 'Who has been idle longest',
      least_busy: 'Who has the fewest chats',
      round_robin: 'One after the other',
      best_skilled: 'Who has the best skills',
    },
  },
} satisfies SubjectTexts

export const agentGroups = {
  title: 'Agent groups',
  one: 'agent group',
  create: 'New agent group',
  about: 'An agent group serves queues; its users get their chats.',
  columns: { members: 'Users' },
  fields: {
    name: { label: 'Name' },
    description: { label: 'Description' },
    users: { label: 'Users', hint: 'The same as the groups of each user.' },
    wrap_up_timeout: { label: 'Wrap-up', hint: '0: no wrap-up.' },
    max_chats: { label: 'Chats at a time', hint: 'For users without a number of their own.' },
    skills: { label: 'Skills', hint: 'Every user of the group has them.' },
  },
  parts: { work: 'Work' },
} satisfies SubjectTexts

export const skills = {
  title: 'Skills',
  one: 'skill',
  create: 'New skill',
  about: 'A skill is something that agents can do, a language for example. Scripts look for agents by skill and level.',
  fields: { name: { label: 'Name' }, description: { label: 'Description' } },
} satisfies SubjectTexts

export const callClasses = {
  title: 'Call classes',
  one: 'call class',
  create: 'New call class',
  about: 'A call class is the label on every chat of a routing point: for reports, and for how much of an agent a chat takes.',
  fields: {
    name: { label: 'Name' },
    description: { label: 'Description' },
    weight: { label: 'Weight', hint: 'How many of an agent’s chats one of these counts for.' },
  },
} satisfies SubjectTexts

export const outcomes = {
  title: 'Outcomes',
  one: 'outcome',
  create: 'New outcome',
  about: 'With outcomes agents note what became of a chat.',
  fields: {
    name: { label: 'Name' },
    description: { label: 'Description' },
    type: { label: 'Value', hint: 'What is entered with it.' },
    choices: { label: 'Choices', hint: 'One of them is chosen. Enter adds one.' },
    pattern: { label: 'Form of the text', hint: 'A regular expression for the whole text: \\d{4} is four digits. Empty: any text.' },
    hint: { label: 'What agents read about it', hint: 'For example “Four digits, as on the bill”.' },
    minimum: { label: 'At least' },
    maximum: { label: 'At most' },
    categories: { label: 'Categories', hint: 'Under these headings it is shown. Enter adds one.' },
    reportable: { label: 'In reports' },
  },
  words: {
    type: { none: 'No value', integer: 'Whole number', enumerated: 'One of several', string: 'Text', money: 'Amount of money', date: 'Date', time: 'Time of day' },
  },
} satisfies SubjectTexts

export const outcomeCategories = {
  title: 'Outcome categories',
  one: 'outcome category',
  create: 'New outcome category',
  about: 'The headings that outcomes stand under, where they need rules: who chooses from them, and how many.',
  fields: {
    name: { label: 'Name', hint: 'As the outcomes name it.' },
    description: { label: 'Description' },
    selectable: { label: 'Agents choose from it', hint: 'Otherwise only scripts set its outcomes.' },
    minimum: { label: 'At least', hint: 'So many agents choose before a wrap-up is finished by hand.' },
    maximum: { label: 'At most', hint: 'Empty: as many as there are.' },
    reportable: { label: 'In reports' },
  },
} satisfies SubjectTexts

export const cannedReplies = {
  title: 'Canned replies',
  one: 'canned reply',
  create: 'New canned reply',
  about: 'Words that are needed again and again. Agents type / at the desk and choose one.',
  columns: { meant: 'For' },
  fields: {
    name: { label: 'Name', hint: 'Agents see it in the list.' },
    description: { label: 'Description' },
    shortcut: { label: 'Shortcut', hint: 'Typed after the /. Small letters, digits, - and _.' },
    language: { label: 'Language', hint: 'A language tag: en, de, pt-BR. Empty: for all.' },
    text: { label: 'Text', hint: 'Placeholders are filled in at the desk.' },
    queues: { label: 'Queues', hint: 'Empty: for chats of every queue.' },
    classes: { label: 'Call classes', hint: 'Empty: for chats of every class.' },
  },
  parts: { meant: 'Which chats it is for' },
} satisfies SubjectTexts

/** What stands beside a reply's text. */
export const replies = {
  placeholders: 'Placeholders',
  insert: 'Insert {{name}}',
  preview: 'As a visitor might read it',
  otherwise: 'What stands after | is taken when the value is not known: {{example}}',
  everywhere: 'All chats',
  words: {
    'visitor.name': 'Visitor’s name',
    'visitor.email': 'Visitor’s e-mail',
    'agent.name': 'Your name',
    queue: 'Queue',
    class: 'Call class',
    point: 'Routing point',
    'page.title': 'Title of the page',
    'page.url': 'Address of the page',
  },
  samples: {
    'visitor.name': 'Robin',
    'visitor.email': 'robin@example.org',
    'agent.name': 'Ann',
    queue: 'Sales',
    class: 'General',
    point: 'shop',
    'page.title': 'Basket',
    'page.url': 'https://shop.example/basket',
  },
} as const

export const serving = {
  title: 'Who serves what',
  about: 'A tick says that the agents of a group get the chats of a queue.',
  rows: 'Queue',
  cell: '{{row}} is served by {{column}}',
  served_one: '{{count}} agent',
  served_other: '{{count}} agents',
  nobody: 'nobody',
  noRows: 'No queues yet',
  noColumns: 'No agent groups yet',
  group: 'About {{name}}',
  members: 'Users',
  noMembers: 'Nobody is in it.',
  skills: 'Skills',
  noSkills: 'No skills.',
  open: 'Open the group',
} as const

export const skillLevels = {
  title: 'Skill levels',
  about: 'Levels go from 1 to 10; empty means that the skill is not there. A user’s own level goes before those of the groups.',
  rows: 'Who',
  cell: '{{row}}: {{column}}',
  noRows: 'No users yet',
  noColumns: 'No skills yet',
  kind: { 'agent-groups': 'Agent group', 'user-groups': 'User group', users: 'User' },
} as const

/** What both sheets say. */
export const sheet = {
  filterRows: 'Filter rows',
  filterColumns: 'Filter columns',
  keys: 'Arrow keys move from cell to cell, the space bar ticks; levels are typed.',
  changes_one: '{{count}} change, not saved',
  changes_other: '{{count}} changes, not saved',
  discard: 'Discard',
  save: 'Save all',
  saved_one: '{{count}} change is saved',
  saved_other: '{{count}} changes are saved',
  clash: '{{name}} was changed by somebody else meanwhile. There now: {{theirs}}.',
  together: 'Nothing was saved yet: all rows are saved together, once this is settled.',
  mine: 'Save mine on top',
  theirs: 'Take theirs',
  refused: '{{name}} was not saved: {{why}}',
  gone: '{{name}} is not there any more.',
  nothing: 'nothing',
  changed: 'changed',
  wrong: 'A level is a whole number from 1 to 10, or empty.',
  none: 'Nothing matches the filter.',
  viewOnly: 'You may look at this, not change it.',
} as const
