/** The frame that desk and console share: rail, top line, content. */

import type { ReactNode } from 'react'
import { t } from '../texts'
import css from './frame.module.css'

interface Props {
  title: string
  /** Right of the title. */
  top: ReactNode
  rail: ReactNode
  /** On a phone the content takes the whole screen. */
  immersed?: boolean
  children: ReactNode
}

export function Frame({ title, top, rail, immersed, children }: Props) {
  return (
    <div className={css.frame} data-immersed={immersed || undefined}>
      <nav className={css.rail} aria-label={t('rail.main')}>
        {rail}
      </nav>
      <header className={css.top}>
        <h1>{title}</h1>
        <div className={css.grow} />
        {top}
      </header>
      <main className={css.main}>{children}</main>
    </div>
  )
}
