/** A state as a shape: full for ready, barred for not ready, hollow for away. */

import css from './state.module.css'

export function Dot({ state }: { state: string }) {
  return <span className={css.dot} data-state={state} aria-hidden />
}
