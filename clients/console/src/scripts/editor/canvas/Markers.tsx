/** Arrow heads, one for each tone. */

import css from './arrow.module.css'

const TONES = ['plain', 'here', 'drop', 'lit', 'current', 'dim', 'added', 'removed', 'changed']

export function Markers() {
  return (
    <svg className={css.markers} aria-hidden>
      <defs>
        {TONES.map((tone) => (
          <marker key={tone} id={`arrow-${tone}`} markerWidth="12" markerHeight="12" viewBox="-10 -5 10 10" refX="-1" refY="0" orient="auto" markerUnits="userSpaceOnUse">
            <path className={css.point} data-tone={tone} d="M-9 -4.5 L0 0 L-9 4.5 Z" />
          </marker>
        ))}
      </defs>
    </svg>
  )
}
