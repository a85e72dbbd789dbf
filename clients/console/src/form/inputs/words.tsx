/** A few words, typed one after the other. */

import '@mantine/core/styles/Combobox.layer.css'
import '@mantine/core/styles/Pill.layer.css'
import '@mantine/core/styles/PillsInput.layer.css'
import { TagsInput } from '@mantine/core'
import type { Input } from '../field'

export const words: Input<readonly string[]> = {
  Show: ({ id, label, hint, value, onChange, error, wrong, readOnly }) => (
    <TagsInput
      id={id}
      label={label}
      description={hint || undefined}
      value={[...value]}
      error={error ?? Object.values(wrong)[0]}
      readOnly={readOnly}
      acceptValueOnBlur
      onChange={onChange}
    />
  ),
}
