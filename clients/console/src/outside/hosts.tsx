/** Hosts: programs outside that route chats or talk with visitors. */

import '@mantine/core/styles/Checkbox.layer.css'
import '@mantine/core/styles/InlineInput.layer.css'
import { Checkbox, Input as Wrapper } from '@mantine/core'
import { IconServer } from '@tabler/icons-react'
import { numberColumn, State } from '../collection/cells'
import type { Described } from '../collection/described'
import { field, type Input } from '../form/field'
import { yesNo } from '../form/inputs/choice'
import { number } from '../form/inputs/number'
import { long, name, text } from '../form/inputs/text'
import { t, wordOf } from '../texts'
import type { Host } from '../types'
import { HostOutside } from './HostOutside'
import css from './outside.module.css'

const USES = ['routing', 'bot'] as const
const state = (host: Host): string => wordOf('hosts', 'state', host.active ? 'yes' : 'no')
const usesText = (host: Host): string => host.uses.map((use) => wordOf('hosts', 'uses', use)).join(', ')

const uses: Input<Host['uses']> = {
  check: (value) => (value.length === 0 ? t('wrong.missing') : undefined),
  Show: ({ id, label, hint, value, onChange, error, readOnly }) => (
    <Wrapper.Wrapper id={id} label={label} labelElement="div" description={hint || undefined} error={error}>
      <div className={css.buttons} role="group" aria-label={label} tabIndex={-1} data-invalid={error ? true : undefined} style={{ marginBlock: 6 }}>
        {USES.map((use) => (
          <Checkbox
            key={use}
            label={wordOf('hosts', 'uses', use)}
            checked={value.includes(use)}
            disabled={readOnly}
            onChange={(event) => onChange(USES.filter((each) => (each === use ? event.currentTarget.checked : value.includes(each))))}
          />
        ))}
      </div>
    </Wrapper.Wrapper>
  ),
}

export const hosts: Described<Host> = {
  path: 'hosts',
  permission: 'host',
  texts: 'hosts',
  icon: IconServer,
  keyOf: (host) => host.name,
  columns: [
    { name: 'name', text: (host) => host.name },
    { name: 'description', text: (host) => host.description, wide: true },
    { name: 'url', text: (host) => host.url, wide: true },
    { name: 'uses', text: usesText, by: null },
    numberColumn('reply_timeout', (host) => host.reply_timeout, 's', { wide: true }),
    { name: 'state', text: state, cell: (host) => <State on={host.active} word={state(host)} />, by: 'active' },
  ],
  parts: [
    {
      fields: [
        field('name', name(), { required: true, fixed: true }),
        field('description', long(1000)),
        field('url', text({ most: 2048 })),
        field('uses', uses, { half: true }),
        field('reply_timeout', number({ least: 1, most: 60, unit: 's' }), { half: true }),
        field('active', yesNo),
      ],
    },
  ],
  blank: { name: '', description: '', url: '', uses: ['routing'], reply_timeout: 5, active: true, key: 1, seed: '' },
  toDraft: (host) => host,
  toBody: (host) => host,
  Section: HostOutside,
}
