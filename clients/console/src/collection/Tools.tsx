/** Above a table: filter, count, columns, the button that makes one. */

import { ActionIcon, CloseButton, Menu, TextInput } from '@mantine/core'
import { IconColumns3, IconSearch } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { heading, of, t } from '../texts'
import css from './collection.module.css'
import type { Column } from './described'
import type { View } from './rows'

interface Props {
  texts: string
  heading: ReactNode
  columns: readonly Column<object>[]
  shown: readonly Column<object>[]
  view: View
  onView: (part: Partial<View>) => void
  count: number
  matching: number
  action: ReactNode
}

export function Tools({ texts, heading: title, columns, shown, view, onView, count, matching, action }: Props) {
  const names = shown.map((column) => column.name)
  const toggle = (name: string): void => onView({ columns: names.includes(name) ? names.filter((each) => each !== name) : [...names, name] })
  return (
    <div className={css.tools}>
      {title}
      <TextInput
        className={css.filter ?? ''}
        type="search"
        aria-label={t('table.filterOf', { what: of(texts, 'title') })}
        placeholder={t('table.filter')}
        leftSection={<IconSearch size={16} />}
        rightSection={view.filter && <CloseButton size="sm" aria-label={t('table.clear')} onClick={() => onView({ filter: '' })} />}
        value={view.filter}
        onChange={(event) => onView({ filter: event.currentTarget.value })}
      />
      <span className={css.count} role="status">
        {view.filter ? t('table.someOf', { some: matching.toLocaleString(), count: count.toLocaleString() }) : count > 0 ? t('table.count', { count }) : ''}
      </span>
      <span className={css.grow} />
      <div className={css.buttons}>
      {columns.length > 2 && (
        <Menu closeOnItemClick={false} position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" size={36} aria-label={t('table.columns')} title={t('table.columns')}>
              <IconColumns3 size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{t('table.columns')}</Menu.Label>
            {columns.slice(1).map(({ name }) => (
              <Menu.CheckboxItem key={name} checked={names.includes(name)} onChange={() => toggle(name)}>
                {heading(texts, name)}
              </Menu.CheckboxItem>
            ))}
            <Menu.Divider />
            <Menu.Item onClick={() => onView({ columns: null })}>{t('table.standard')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {action}
      </div>
    </div>
  )
}
