/** Webhooks: programs outside that are told what happens to chats. */

import '@mantine/core/styles/Checkbox.layer.css'
import '@mantine/core/styles/InlineInput.layer.css'
import { Checkbox, Input as Wrapper } from '@mantine/core'
import { IconWebhook } from '@tabler/icons-react'
import { namesColumn, State } from '../collection/cells'
import type { Described } from '../collection/described'
import { field, type Input } from '../form/field'
import { yesNo } from '../form/inputs/choice'
import { many } from '../form/inputs/reference'
import { long, name, text } from '../form/inputs/text'
import { t, wordOf } from '../texts'
import type { Webhook } from '../types'
import { WebhookSection } from './WebhookSection'
import css from './webhooks.module.css'

type Kind = Webhook['events'][number]
const KINDS: readonly Kind[] = [
  'chat_opened',
  'queued',
  'answered',
  'message_sent',
  'transferred',
  'agent_left',
  'chat_ended',
  'rated',
  'message_left',
  'outcome_set',
  'wrap_up_done',
  'junked',
]
const state = (webhook: Webhook): string => wordOf('webhooks', 'state', webhook.active ? 'yes' : 'no')

const events: Input<Webhook['events']> = {
  check: (value) => (value.length === 0 ? t('wrong.missing') : undefined),
  Show: ({ id, label, hint, value, onChange, error, readOnly }) => (
    <Wrapper.Wrapper id={id} label={label} labelElement="div" description={hint || undefined} error={error}>
      <div className={css.events} role="group" aria-label={label} tabIndex={-1} data-invalid={error ? true : undefined}>
        {KINDS.map((kind) => (
          <Checkbox
            key={kind}
            label={wordOf('webhooks', 'events', kind)}
            checked={value.includes(kind)}
            disabled={readOnly}
            onChange={(event) => onChange(KINDS.filter((each) => (each === kind ? event.currentTarget.checked : value.includes(each))))}
          />
        ))}
      </div>
    </Wrapper.Wrapper>
  ),
}

export const webhooks: Described<Webhook> = {
  path: 'webhooks',
  permission: 'webhook',
  texts: 'webhooks',
  icon: IconWebhook,
  keyOf: (webhook) => webhook.name,
  columns: [
    { name: 'name', text: (webhook) => webhook.name },
    { name: 'description', text: (webhook) => webhook.description, wide: true, extra: true },
    { name: 'url', text: (webhook) => webhook.url, wide: true },
    namesColumn('events', (webhook) => webhook.events.map((kind) => wordOf('webhooks', 'events', kind))),
    namesColumn('points', (webhook) => webhook.points, { wide: true }),
    { name: 'state', by: 'active', text: state, cell: (webhook) => <State on={webhook.active} word={state(webhook)} /> },
  ],
  parts: [
    {
      fields: [
        field('name', name(), { required: true, fixed: true }),
        field('description', long(1000)),
        field('url', text({ most: 2048 }), { required: true }),
        field('active', yesNo),
        field('events', events),
        field('points', many('routing-points')),
      ],
    },
  ],
  blank: { name: '', description: '', url: '', events: ['chat_opened', 'answered', 'chat_ended'], points: [], active: true, key: 1, seed: '' },
  toDraft: (webhook) => webhook,
  toBody: (webhook) => ({ ...webhook, url: webhook.url.trim() }),
  Section: WebhookSection,
}
