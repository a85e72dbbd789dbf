/** Queues. */

import { IconStack2 } from '@tabler/icons-react'
import { namesColumn, numberColumn, yesOrNo } from '../collection/cells'
import type { Described } from '../collection/described'
import { choice, yesNo } from '../form/inputs/choice'
import { number } from '../form/inputs/number'
import { many } from '../form/inputs/reference'
import { long, name } from '../form/inputs/text'
import { field } from '../form/field'
import { wordOf } from '../texts'
import type { Queue } from '../types'
import { goal } from './goal'

const STRATEGIES = ['longest_idle', 'least_busy', 'round_robin', 'best_skilled'] as const

export const queues: Described<Queue> = {
  path: 'queues',
  permission: 'queue',
  texts: 'queues',
  icon: IconStack2,
  keyOf: (queue) => queue.name,
  columns: [
    { name: 'name', text: (queue) => queue.name },
    { name: 'description', text: (queue) => queue.description, wide: true },
    namesColumn('agent_groups', (queue) => queue.agent_groups),
    { name: 'strategy', text: (queue) => wordOf('queues', 'strategy', queue.strategy), wide: true },
    numberColumn('answer_timeout', (queue) => queue.answer_timeout, 's', { wide: true }),
    numberColumn('max_waiting', (queue) => queue.max_waiting, '', { extra: true }),
    {
      name: 'goal',
      text: ({ service_level: { percent, seconds } }) => `${percent} % / ${seconds} s`,
      order: ({ service_level: { percent } }) => percent,
      numeric: true,
      by: null,
    },
    { name: 'auto_accept', text: (queue) => yesOrNo(queue.auto_accept), extra: true },
    { name: 'pick_by_hand', text: (queue) => yesOrNo(queue.pick_by_hand), extra: true },
  ],
  parts: [
    { fields: [field('name', name(), { required: true, fixed: true }), field('description', long(1000))] },
    {
      title: 'agents',
      fields: [
        field('agent_groups', many('agent-groups')),
        field('strategy', choice('queues', 'strategy', STRATEGIES)),
        field('auto_accept', yesNo, { half: true }),
        field('pick_by_hand', yesNo, { half: true }),
      ],
    },
    {
      title: 'limits',
      fields: [
        field('answer_timeout', number({ least: 5, most: 900, unit: 's' }), { half: true }),
        field('max_waiting', number({ least: 0, most: 100_000 }), { half: true }),
        field('service_level', goal),
      ],
    },
  ],
  blank: {
    name: '',
    description: '',
    agent_groups: [],
    strategy: 'longest_idle',
    answer_timeout: 20,
    max_waiting: 500,
    service_level: { percent: 80, seconds: 30 },
    auto_accept: false,
    pick_by_hand: false,
  },
  toDraft: (queue) => queue,
  toBody: (queue) => queue,
}
