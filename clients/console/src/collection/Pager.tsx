/** From page to page of a table. */

import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { t } from '../texts'
import css from './pager.module.css'

export function Pager({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
  if (pages < 2) return null
  return (
    <nav className={css.pager} aria-label={t('table.page', { page, pages })}>
      <ActionIcon variant="default" size={32} aria-label={t('table.before')} disabled={page <= 1} onClick={() => onPage(page - 1)}>
        <IconChevronLeft size={16} />
      </ActionIcon>
      <span>{t('table.page', { page, pages })}</span>
      <ActionIcon variant="default" size={32} aria-label={t('table.after')} disabled={page >= pages} onClick={() => onPage(page + 1)}>
        <IconChevronRight size={16} />
      </ActionIcon>
    </nav>
  )
}
