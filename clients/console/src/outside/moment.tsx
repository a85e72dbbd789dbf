/** A point in time, entered on the wall clock of who enters it. */

import { TextInput } from '@mantine/core'
import type { Input } from '../form/field'
import { localTime } from '../webchat/entry'

export const moment: Input<string | null> = {
  Show: ({ id, label, hint, value, onChange, error, readOnly }) => (
    <TextInput
      id={id}
      type="datetime-local"
      label={label}
      description={hint || undefined}
      value={localTime(value ?? '')}
      error={error}
      readOnly={readOnly}
      onChange={(event) => onChange(event.currentTarget.value ? new Date(event.currentTarget.value).toISOString() : null)}
    />
  ),
}
