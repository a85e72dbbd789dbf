/** Yes or no, and one of a few words. */

import '@mantine/core/styles/Combobox.layer.css'
import '@mantine/core/styles/InlineInput.layer.css'
import '@mantine/core/styles/Switch.layer.css'
import { Select, Switch } from '@mantine/core'
import { wordOf } from '../../texts'
import type { Input } from '../field'

export const yesNo: Input<boolean> = {
  Show: ({ id, label, hint, value, onChange, error, readOnly }) => (
    <Switch
      id={id}
      label={label}
      description={hint || undefined}
      checked={value}
      error={error}
      disabled={readOnly}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  ),
}

/** One of the words; what they are called stands in the subject's `words`. */
export function choice<V extends string>(subject: string, field: string, words: readonly V[]): Input<V> {
  return {
    Show: ({ id, label, hint, value, onChange, error, readOnly }) => (
      <Select
        id={id}
        label={label}
        description={hint || undefined}
        value={value}
        error={error}
        readOnly={readOnly}
        allowDeselect={false}
        data={words.map((word) => ({ value: word as string, label: wordOf(subject, field, word) }))}
        onChange={(next) => next !== null && onChange(next as V)}
      />
    ),
  }
}
