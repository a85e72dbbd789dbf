/** Advanced CSS: off until switched on, and refused line by line where it goes too far. */

import '@mantine/core/styles/InlineInput.layer.css'
import '@mantine/core/styles/Switch.layer.css'
import { Switch, Textarea } from '@mantine/core'
import { said } from '@cordboard/ui/said.ts'
import { of, tl } from '../texts'
import css from './layouts.module.css'
import { whole, type PartProps } from './part'
import type { Seen } from './preview'

const PARTS = ['launcher', 'label', 'badge', 'window', 'head', 'logo', 'scroll', 'line', 'mine', 'theirs', 'notice', 'bubble', 'soft', 'choice', 'strong', 'base', 'send', 'box', 'field', 'star']

/** `found` is what the server says of it as it stands now. */
export function CssTab({ draft, change, wrong, readOnly, found }: PartProps & { found: Seen['css'] | undefined }) {
  const problems = found ?? []
  const error = problems.length > 0 ? problems.map(({ line, reason }) => tl('cssLine', { line, reason: said(reason) })).join('\n') : whole(wrong, 'css')
  return (
    <div className={css.fields}>
      <p className={css.hint}>{tl('cssHint')}</p>
      <Switch label={tl('cssOn')} checked={draft.css_on} disabled={readOnly} onChange={(event) => change({ css_on: event.currentTarget.checked })} />
      <Textarea
        label={of('layouts', 'fields.css.label')}
        description={tl('cssParts', { parts: PARTS.map((part) => `.${part}`).join(' ') })}
        value={draft.css}
        error={draft.css_on ? error : undefined}
        readOnly={readOnly}
        disabled={!draft.css_on}
        rows={14}
        maxLength={8000}
        spellCheck={false}
        dir="ltr"
        classNames={{ input: css.code ?? '', error: css.lines ?? '' }}
        onChange={(event) => change({ css: event.currentTarget.value })}
      />
      {draft.css_on && draft.css.trim() !== '' && found?.length === 0 && (
        <p className={css.hint} role="status">
          {tl('cssGood')}
        </p>
      )}
    </div>
  )
}
