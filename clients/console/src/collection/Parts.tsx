/** From part to part of a list that the server hands out from the newest on, counted as far as that is cheap. */

import { ActionIcon, Button } from '@mantine/core'
import { locale } from '@cordboard/ui/language.ts'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { t } from '../texts'
import css from './pager.module.css'
import { allOf, before, spanOf, went, type Counted, type Part } from './part'

interface Props {
  label: string
  /** The part that is shown; where the next one begins, if there is one. */
  part: Part
  next: string | null
  counted: Counted
  /** How many it holds, and how many a part holds at most. */
  count: number
  most: number
  onPart: (part: Part) => void
}

export function Parts({ label, part, next, counted, count, most, onPart }: Props) {
  if (count === 0) return null
  const [from, to] = spanOf(part, count, most)
  const earlier = before(part)
  const number = (value: number): string => value.toLocaleString(locale())
  const all = allOf(to, next, counted)
  const span = { from: number(from), to: number(to) }
  const range = all ? t(all.beyond ? 'table.rangeBeyond' : 'table.rangeOf', { ...span, total: number(all.total) }) : t('table.rangeMore', span)

  function onward(after: string): void {
    went(part, after)
    onPart({ after, page: part.page + 1 })
  }

  return (
    <nav className={css.pager} aria-label={label}>
      {part.after && (
        <Button variant="subtle" size="compact-sm" onClick={() => onPart({ after: '', page: 1 })}>
          {t('table.newest')}
        </Button>
      )}
      <span role="status">{range}</span>
      {(part.after !== '' || next !== null) && (
        <>
          <ActionIcon variant="default" size={32} aria-label={t('table.before')} disabled={earlier === null} onClick={() => earlier && onPart(earlier)}>
            <IconChevronLeft size={16} />
          </ActionIcon>
          <ActionIcon variant="default" size={32} aria-label={t('table.after')} disabled={next === null} onClick={() => next !== null && onward(next)}>
            <IconChevronRight size={16} />
          </ActionIcon>
        </>
      )}
    </nav>
  )
}
