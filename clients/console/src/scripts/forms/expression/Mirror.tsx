/** The same text behind the field it is typed in, with placeholders marked and the mistake underlined. It gives the field its height. */

import css from './code.module.css'
import { pieces, type Holds, type Span } from './scan'

interface Props {
  text: string
  holds: Holds
  wrong: Span | null
  rows: number
}

export function Mirror({ text, holds, wrong, rows }: Props) {
  return (
    <div className={css.mirror} dir={holds === 'expression' ? 'ltr' : 'auto'} aria-hidden style={{ minHeight: `calc(${rows} * 1lh + var(--pad) * 2)` }}>
      {pieces(text, holds, wrong).map(({ from, to, placeholder, wrong: marked }) => (
        <span key={from} data-placeholder={placeholder || undefined} data-wrong={marked || undefined}>
          {text.slice(from, to)}
        </span>
      ))}
      {/* A line that has just been begun has a height, too. */}
      {'\u200b'}
    </div>
  )
}
