/** A service level: so many per cent within so many seconds. */

import { Input as Wrapper } from '@mantine/core'
import type { Input } from '../form/field'
import inputs from '../form/inputs/inputs.module.css'
import { NumberField, numberWrong } from '../form/inputs/number'
import type { Queue } from '../types'

const PERCENT = { least: 1, most: 100 }
const SECONDS = { least: 1, most: 86_400 }

export const goal: Input<Queue['service_level']> = {
  check: ({ percent, seconds }) => numberWrong(percent, PERCENT) ?? numberWrong(seconds, SECONDS),
  Show: ({ id, label, hint, value, onChange, error, wrong, readOnly }) => (
    <Wrapper.Wrapper id={id} label={label} labelElement="div" description={hint || undefined} error={error}>
      <div className={inputs.row} role="group" aria-label={label} style={{ margin: '4px 0' }}>
        <NumberField
          hidden
          width={120}
          label={`${label}: %`}
          unit="%"
          value={value.percent}
          readOnly={readOnly}
          error={wrong.percent ?? numberWrong(value.percent, PERCENT)}
          onChange={(percent) => onChange({ ...value, percent })}
          {...PERCENT}
        />
        /
        <NumberField
          hidden
          width={140}
          label={`${label}: s`}
          unit="s"
          value={value.seconds}
          readOnly={readOnly}
          error={wrong.seconds ?? numberWrong(value.seconds, SECONDS)}
          onChange={(seconds) => onChange({ ...value, seconds })}
          {...SECONDS}
        />
      </div>
    </Wrapper.Wrapper>
  ),
}
