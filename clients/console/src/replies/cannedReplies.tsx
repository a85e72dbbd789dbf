/** Canned replies: words that agents choose at the desk by typing `/`. */

import { Button } from '@mantine/core'
import { filled } from '@cordboard/wire/placeholders.ts'
import { IconMessageReply } from '@tabler/icons-react'
import { few } from '../collection/cells'
import type { Described, SectionProps } from '../collection/described'
import { field } from '../form/field'
import { many } from '../form/inputs/reference'
import { long, name, text } from '../form/inputs/text'
import type { CannedReply } from '../types'
import { PLACEHOLDERS } from './placeholders'
import css from './replies.module.css'
import { tr } from './texts'

type Draft = Omit<CannedReply, 'shortcut'> & { readonly shortcut: string }

const LANGUAGE = /^([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)?$/
const EXAMPLE = '{{visitor.name|there}}'

/** Placeholders to insert, and the text as a visitor might read it. */
function Preview({ draft, change, readOnly }: SectionProps<Draft>) {
  const samples = Object.fromEntries(PLACEHOLDERS.map((each) => [each, tr(`samples.${each}`)]))
  const insert = (placeholder: string): void => change({ text: `${draft.text}${/\S$/.test(draft.text) ? ' ' : ''}{{${placeholder}}}` })
  return (
    <section className={css.preview}>
      {!readOnly && (
        <>
          <h3>{tr('placeholders')}</h3>
          <div className={css.placeholders}>
            {PLACEHOLDERS.map((each) => (
              <Button key={each} variant="default" size="compact-xs" title={`{{${each}}}`} aria-label={tr('insert', { name: tr(`words.${each}`) })} onClick={() => insert(each)}>
                {tr(`words.${each}`)}
              </Button>
            ))}
          </div>
          <p className={css.hint}>{tr('otherwise', { example: EXAMPLE })}</p>
        </>
      )}
      {draft.text.trim() && (
        <>
          <h3>{tr('preview')}</h3>
          <p className={css.bubble} lang={draft.language || undefined} dir="auto">
            {filled(draft.text, samples)}
          </p>
        </>
      )}
    </section>
  )
}

const meant = ({ queues, classes }: CannedReply): readonly string[] => [...queues, ...classes]

export const cannedReplies: Described<CannedReply, Draft> = {
  path: 'canned-replies',
  permission: 'canned_reply',
  texts: 'cannedReplies',
  icon: IconMessageReply,
  keyOf: (reply) => reply.name,
  columns: [
    { name: 'name', text: (reply) => reply.name },
    {
      name: 'shortcut',
      text: (reply) => (reply.shortcut ? `/${reply.shortcut}` : ''),
      order: (reply) => reply.shortcut ?? '~',
    },
    { name: 'text', text: (reply) => reply.text, wide: true },
    { name: 'language', text: (reply) => reply.language, wide: true },
    {
      name: 'meant',
      text: (reply) => meant(reply).join(', '),
      cell: (reply) => <span title={meant(reply).join('\n')}>{few(meant(reply)) || tr('everywhere')}</span>,
      by: null,
      wide: true,
    },
  ],
  parts: [
    {
      fields: [
        field('name', name(), { required: true, fixed: true }),
        field('shortcut', text({ most: 40, pattern: /^[a-z0-9][a-z0-9_-]*$/ }), { half: true }),
        field('language', text({ most: 35, pattern: LANGUAGE }), { half: true }),
        field('text', long(4000, 5), { required: true }),
        field('description', long(1000)),
      ],
    },
    { title: 'meant', fields: [field('queues', many('queues'), { half: true }), field('classes', many('call-classes'), { half: true })] },
  ],
  blank: { name: '', description: '', shortcut: '', text: '', language: '', queues: [], classes: [] },
  toDraft: (reply) => ({ ...reply, shortcut: reply.shortcut ?? '' }),
  toBody: (draft) => ({ ...draft, shortcut: draft.shortcut || null }),
  Section: Preview,
}
