/** English: queues, agent groups, skills, call classes, outcomes. */

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
    categories: { label: 'Categories', hint: 'Under these headings it is shown. Enter adds one.' },
    reportable: { label: 'In reports' },
  },
  words: {
    type: { none: 'No value', integer: 'Whole number', enumerated: 'One of several', string: 'Text', money: 'Amount of money', date: 'Date', time: 'Time of day' },
  },
} satisfies SubjectTexts
