/** The list of scripts. */

import { dateTime } from '@cordboard/ui/format.ts'
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconRoute } from '@tabler/icons-react'
import { few } from '../../collection/cells'
import type { Described } from '../../collection/described'
import { field } from '../../form/field'
import { long } from '../../form/inputs/text'
import { tscript } from '../../texts'
import type { ScriptView } from '../../types'
import css from './list.module.css'

type Draft = Pick<ScriptView, 'name' | 'description'>

export const scripts: Described<ScriptView, Draft> = {
  path: 'scripts',
  permission: 'script',
  texts: 'scripts',
  icon: IconRoute,
  keyOf: (script) => script.name,
  columns: [
    { name: 'name', text: (script) => script.name },
    { name: 'description', text: (script) => script.description, wide: true },
    { name: 'used', text: usedText, cell: (script) => <Used script={script} />, order: (script) => -uses(script) },
    { name: 'active', text: activeText, cell: (script) => <Active script={script} />, order: (script) => script.active ?? 0 },
    { name: 'health', text: healthText, cell: (script) => <HealthMark script={script} />, order: badness },
    { name: 'updated', text: (script) => dateTime(script.updated_at), order: (script) => script.updated_at, wide: true },
    { name: 'newest', text: (script) => String(script.newest ?? ''), order: (script) => script.newest ?? 0, numeric: true, extra: true },
    { name: 'origin', text: (script) => tscript(script.supplied ? 'supplied' : 'own'), extra: true },
  ],
  parts: [{ fields: [field('description', long(1000, 3))] }],
  blank: { name: '', description: '' },
  toDraft: ({ name, description }) => ({ name, description }),
  toBody: ({ name, description }) => ({ name, description }),
  fixed: (script) => (script.supplied ? 'supplied' : undefined),
  // Made on a page of its own, from another or from a file.
  cloned: true,
}

const uses = ({ used_by: { points, scripts: callers } }: ScriptView): number => points.length + callers.length

function usedText({ used_by: { points, scripts: callers } }: ScriptView): string {
  return [...points, ...callers].join(', ')
}

function Used({ script }: { script: ScriptView }) {
  const { points, scripts: callers } = script.used_by
  if (uses(script) === 0) return <span className={css.quiet}>{tscript('unused')}</span>
  const names = few([...points, ...callers])
  const counted = [points.length > 0 && tscript('points', { count: points.length }), callers.length > 0 && tscript('scripts', { count: callers.length })].filter(Boolean)
  return (
    <span title={counted.join(', ')}>
      {names}
    </span>
  )
}

function activeText(script: ScriptView): string {
  if (script.active === null) return tscript('none')
  const active = tscript('activeVersion', { version: script.active })
  return script.next === null ? active : `${active}, ${tscript('candidate', { version: script.next, share: script.share })}`
}

function Active({ script }: { script: ScriptView }) {
  if (script.active === null) return <span className={css.quiet} title={tscript('noneHint')}>{tscript('none')}</span>
  return (
    <>
      {tscript('activeVersion', { version: script.active })}
      {script.next !== null && <span className={css.chip}>{tscript('candidate', { version: script.next, share: script.share })}</span>}
    </>
  )
}

function badness({ health }: ScriptView): number {
  return health ? -(health.errors * 10_000 + health.warnings) : 1
}

function healthText({ health }: ScriptView): string {
  if (!health) return tscript('notRunning')
  const { errors, warnings } = health
  if (errors + warnings === 0) return tscript('healthy')
  return [errors > 0 && tscript('errors', { count: errors }), warnings > 0 && tscript('warnings', { count: warnings })].filter(Boolean).join(', ')
}

/** What is wrong with the version that runs, with a sign; colour is not the only one. */
export function HealthMark({ script }: { script: ScriptView }) {
  const { health } = script
  const kind = !health ? 'none' : health.errors > 0 ? 'errors' : health.warnings > 0 ? 'warnings' : 'good'
  const Icon = kind === 'errors' ? IconCircleX : kind === 'warnings' ? IconAlertTriangle : IconCircleCheck
  return (
    <span className={css.health} data-kind={kind}>
      {kind !== 'none' && <Icon size={15} aria-hidden />}
      {healthText(script)}
    </span>
  )
}
