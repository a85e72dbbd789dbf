/** The list below a field: what can stand at the caret. The focus stays in the field. */

import { Popover, VisuallyHidden } from '@mantine/core'
import { said } from '@cordboard/ui/said.ts'
import { useEffect, useRef } from 'react'
import { tn } from '../../../texts'
import css from './code.module.css'
import type { Completion, Proposal } from './complete'

interface Props {
  /** Of the field; the list's id and the entries' ids are made of it. */
  id: string
  offer: Completion
  active: number
  anchor: HTMLElement | null
  onTake: (each: Proposal) => void
  onActive: (at: number) => void
}

export function Proposals({ id, offer, active, anchor, onTake, onActive }: Props) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView?.({ block: 'nearest' })
  }, [active, offer])
  const width = Math.max(260, anchor?.closest<HTMLElement>(`.${css.box}`)?.offsetWidth ?? 0)
  return (
    <Popover opened position="bottom-start" offset={2} withRoles={false} trapFocus={false} returnFocus={false} transitionProps={{ duration: 0 }} width={width} hideDetached={false}>
      <Popover.Target>
        <span className={css.anchor} />
      </Popover.Target>
      <Popover.Dropdown p={0} className={css.drop ?? ''}>
        <ul ref={list} id={`${id}-list`} role="listbox" tabIndex={-1} aria-label={tn('proposals')} className={css.list}>
          {offer.proposals.map((each, index) => (
            <li
              key={`${each.label}-${each.detail}`}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              // The field keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => onActive(index)}
              onClick={() => onTake(each)}
            >
              <span className={css.name}>{each.label}</span>
              {each.detail && <span className={css.detail}>{each.detail}</span>}
              {each.sentence && <span className={css.sentence}>{said(each.sentence)}</span>}
            </li>
          ))}
        </ul>
        <VisuallyHidden role="status">{tn('found', { count: offer.proposals.length })}</VisuallyHidden>
      </Popover.Dropdown>
    </Popover>
  )
}
