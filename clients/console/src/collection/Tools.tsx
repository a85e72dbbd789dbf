/** Above a table: filter, count, order (on a phone), columns, the button that makes one. */

import { ActionIcon, CloseButton, Menu, TextInput } from '@mantine/core'
import { locale } from '@cordboard/ui/language.ts'
import { IconArrowDown, IconArrowsSort, IconArrowUp, IconColumns3, IconSearch } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { usePhone } from '../screen'
import { heading, of, t } from '../texts'
import css from './collection.module.css'
import type { Column } from './described'
import { sortable, turned, type View } from './rows'

interface Props {
  texts: string
  heading: ReactNode
  columns: readonly Column<object>[]
  shown: readonly Column<object>[]
  view: View
  onView: (part: Partial<View>) => void
  count: number
  matching: number
  /** The server sorts it. */
  long?: boolean
  action: ReactNode
}

export function Tools({ texts, heading: title, columns, shown, view, onView, count, matching, long = false, action }: Props) {
  const phone = usePhone()
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
        {view.filter ? t('table.someOf', { some: matching.toLocaleString(locale()), count: count.toLocaleString(locale()) }) : count > 0 ? t('table.count', { count }) : ''}
      </span>
      <span className={css.grow} />
      <div className={css.buttons}>
      {phone && <Order texts={texts} columns={shown.filter((column) => sortable(column, long))} view={view} onView={onView} />}
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

/** On a phone a table's heads are not there to be pressed. The order by a column turns with each press, as it does at its head. */
function Order({ texts, columns, view, onView }: Pick<Props, 'texts' | 'columns' | 'view' | 'onView'>) {
  const Icon = view.down ? IconArrowDown : IconArrowUp
  return (
    <Menu closeOnItemClick={false} position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={t('table.order')} title={t('table.order')}>
          <IconArrowsSort size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('table.order')}</Menu.Label>
        {columns.map(({ name }) => (
          <Menu.CheckboxItem
            key={name}
            checked={view.sort === name}
            rightSection={view.sort === name && <Icon size={16} role="img" aria-label={t(view.down ? 'table.down' : 'table.up')} />}
            onChange={() => onView(turned(view, name))}
          >
            {heading(texts, name)}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
