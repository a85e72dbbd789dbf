/** Names with texts, one beside the other, as many as are wanted. */

import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { tre } from '../../texts'
import css from './setup.module.css'

interface Props {
  title: string
  pairs: Readonly<Record<string, string>>
  onChange: (pairs: Record<string, string>) => void
}

export function Pairs({ title, pairs, onChange }: Props) {
  const [name, setName] = useState('')
  const add = (): void => {
    if (name.trim()) onChange({ ...pairs, [name.trim()]: pairs[name.trim()] ?? '' })
    setName('')
  }
  return (
    <div className={css.group} role="group" aria-label={title}>
      <h4>{title}</h4>
      {Object.entries(pairs).map(([key, value]) => (
        <div key={key} className={css.row}>
          <span className={css.key}>{key}</span>
          <TextInput className={css.grow ?? ''} aria-label={`${title}: ${key}`} value={value} onChange={(event) => onChange({ ...pairs, [key]: event.currentTarget.value })} />
          <ActionIcon variant="subtle" color="gray" aria-label={tre('setup.remove', { name: key })} onClick={() => onChange(Object.fromEntries(Object.entries(pairs).filter(([each]) => each !== key)))}>
            <IconX size={14} />
          </ActionIcon>
        </div>
      ))}
      <div className={css.row}>
        <TextInput className={css.grow ?? ''} aria-label={`${title}: ${tre('setup.key')}`} placeholder={tre('setup.key')} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <Button variant="default" leftSection={<IconPlus size={14} />} disabled={!name.trim()} onClick={add}>
          {tre('setup.add')}
        </Button>
      </div>
    </div>
  )
}
