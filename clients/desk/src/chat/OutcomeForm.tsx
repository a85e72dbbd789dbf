/** What became of the chat: outcomes by category, each with the value its type wants. */

import '@mantine/core/styles/InlineInput.layer.css'
import '@mantine/core/styles/Checkbox.layer.css'
import { Checkbox } from '@mantine/core'
import type { Outcome } from '@cordboard/wire/snapshot.ts'
import { byCategory, toggled, type Chosen } from './outcomes'
import css from './outcome.module.css'
import { t } from '../texts'

interface Props {
  outcomes: readonly Outcome[]
  chosen: Chosen
  onChange: (chosen: Chosen) => void
}

export function OutcomeForm({ outcomes, chosen, onChange }: Props) {
  if (outcomes.length === 0) return <p className={css.none}>{t('outcome.none')}</p>
  const groups = byCategory(outcomes)
  return (
    <div className={css.form}>
      {groups.map(([category, members]) => (
        <fieldset key={category}>
          <legend>{category || (groups.length > 1 ? t('outcome.other') : t('outcome.legend'))}</legend>
          {members.map((outcome) => (
            <div key={outcome.name} className={css.outcome}>
              <Checkbox
                label={outcome.name}
                checked={outcome.name in chosen}
                onChange={(event) => onChange(toggled(chosen, outcome, event.currentTarget.checked))}
              />
              {outcome.name in chosen && outcome.type !== 'none' && (
                <Value outcome={outcome} value={chosen[outcome.name] ?? ''} onChange={(value) => onChange({ ...chosen, [outcome.name]: value })} />
              )}
            </div>
          ))}
        </fieldset>
      ))}
    </div>
  )
}

function Value({ outcome, value, onChange }: { outcome: Outcome; value: string; onChange: (value: string) => void }) {
  const label = t('outcome.value', { name: outcome.name })
  if (outcome.type === 'enumerated') {
    return (
      <select className={css.value} aria-label={label} value={value} autoFocus onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{t('outcome.choose')}</option>
        {outcome.choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    )
  }
  const kind = { integer: 'number', money: 'number', date: 'date', time: 'time', string: 'text', none: 'text' }[outcome.type]
  return (
    <input
      className={css.value}
      type={kind}
      step={outcome.type === 'money' ? '0.01' : outcome.type === 'integer' ? '1' : undefined}
      maxLength={200}
      aria-label={label}
      value={value}
      autoFocus
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
