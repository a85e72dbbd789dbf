/** Names with values, as a script read or holds them. */

import css from './values.module.css'

export function Values({ read }: { read: Readonly<Record<string, unknown>> }) {
  const entries = Object.entries(read)
  if (entries.length === 0) return null
  return (
    <dl className={css.values}>
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{typeof value === 'string' ? value || '“”' : JSON.stringify(value)}</dd>
        </div>
      ))}
    </dl>
  )
}
