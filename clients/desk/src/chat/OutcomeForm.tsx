/** What became of the chat: outcomes by category, each with the value its type wants. */

import '@mantine/core/styles/InlineInput.layer.css'
import '@mantine/core/styles/Checkbox.layer.css'
import { Checkbox } from '@mantine/core'
import type { Outcome } from '@cordboard/wire/snapshot.ts'
import { useId, useState } from 'react'
import { byCategory, counts, toggled, tooFew, tooMany, valueFlaw, type Count } from './outcomes'
import css from './outcome.module.css'
import { t } from '../texts'
import type { Choosing } from './useOutcomes'

export function OutcomeForm({ choosing: { rules, chosen, choose, refused } }: { choosing: Choosing }) {
  if (rules.outcomes.length === 0) return <p className={css.none}>{t('outcome.none')}</p>
  const groups = byCategory(rules.outcomes)
  const counted = counts(chosen, rules)
  const all = counted.find(({ category }) => category === '')
  return (
    <>
      {all && <Wanted count={all} />}
      <div className={css.form}>
        {groups.map(([category, members]) => {
          const own = category ? counted.find((each) => each.category === category) : undefined
          return (
            <fieldset key={category}>
              <legend>
                {category || (groups.length > 1 ? t('outcome.other') : t('outcome.legend'))} {own && <Wanted count={own} />}
              </legend>
              {members.map((outcome) => (
                <div key={outcome.name} className={css.outcome}>
                  <Checkbox
                    label={outcome.name}
                    data-autofocus={outcome === groups[0]?.[1][0] || undefined}
                    title={outcome.description || undefined}
                    checked={outcome.name in chosen}
                    onChange={(event) => choose(toggled(chosen, outcome, event.currentTarget.checked, rules))}
                  />
                  {outcome.name in chosen && outcome.type !== 'none' && (
                    <Value
                      outcome={outcome}
                      value={chosen[outcome.name] ?? ''}
                      refused={refused?.name === outcome.name ? refused.text : ''}
                      onChange={(value) => choose({ ...chosen, [outcome.name]: value })}
                    />
                  )}
                </div>
              ))}
            </fieldset>
          )
        })}
      </div>
    </>
  )
}

/** How many are to be chosen, where that is not left open. */
function Wanted({ count }: { count: Count }) {
  const { minimum, maximum } = count
  if (minimum === 0 && maximum === null) return null
  const words = maximum === null ? t('outcome.atLeast', { least: minimum })
    : minimum === 0 ? t('outcome.atMost', { most: maximum })
      : minimum === maximum ? t('outcome.exactly', { most: maximum }) : t('outcome.between', { least: minimum, most: maximum })
  return (
    <span className={css.wanted} data-wrong={tooFew(count) || tooMany(count) || undefined}>
      {words}
    </span>
  )
}

interface ValueProps {
  outcome: Outcome
  value: string
  /** What the server said of this value. */
  refused: string
  onChange: (value: string) => void
}

function Value({ outcome, value, refused, onChange }: ValueProps) {
  const id = useId()
  const [left, setLeft] = useState(false)
  const flaw = left && value ? valueFlaw(outcome, value) : undefined
  const wrong = flaw && flaw.why !== 'required' ? t(`outcome.${flaw.why}`, { bound: (flaw.bound ?? 0).toLocaleString() }) : refused
  const shared = {
    className: css.value,
    'aria-label': t('outcome.value', { name: outcome.name }),
    'aria-describedby': id,
    'aria-invalid': wrong ? true : undefined,
    'aria-required': true,
    value,
    autoFocus: value === '',
    onBlur: () => setLeft(true),
  }
  const kind = { integer: 'number', money: 'number', date: 'date', time: 'time', string: 'text' }[outcome.type as 'string']
  return (
    <>
      {outcome.type === 'enumerated' ? (
        <select {...shared} onChange={(event) => onChange(event.currentTarget.value)}>
          <option value="">{t('outcome.choose')}</option>
          {outcome.choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : (
        <input
          {...shared}
          type={kind}
          step={outcome.type === 'money' ? '0.01' : outcome.type === 'integer' ? '1' : undefined}
          min={outcome.minimum ?? undefined}
          max={outcome.maximum ?? undefined}
          maxLength={500}
          dir={kind === 'text' ? 'auto' : undefined}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
      <span id={id} className={css.told} data-wrong={wrong ? true : undefined}>
        {wrong || outcome.hint}
      </span>
    </>
  )
}
