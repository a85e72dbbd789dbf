/** Below a point's fields: the settings of its script, and the line for the pages that may chat. */

import { Skeleton } from '@mantine/core'
import { lazy, Suspense } from 'react'
import type { SectionProps } from '../collection/described'
import form from '../form/form.module.css'
import { of, tw } from '../texts'
import type { RoutingPoint } from '../types'
import css from './webchat.module.css'
import { Embed } from './Embed'

/** Whoever only looks at the lists does without these fields. */
const ScriptSettings = lazy(async () => ({ default: (await import('./ScriptSettings')).ScriptSettings }))

export function PointSection({ objectKey, draft, change, wrong, readOnly }: SectionProps<RoutingPoint>) {
  return (
    <>
      <fieldset className={form.part} data-field="settings">
        <legend>{of('points', 'fields.settings.label')}</legend>
        <p className={css.hint}>{of('points', 'fields.settings.hint')}</p>
        {draft.script === null ? (
          <p className={form.note}>{tw('noScript')}</p>
        ) : (
          <Suspense fallback={<Skeleton height={64} />}>
            <ScriptSettings
              key={draft.script}
              script={draft.script}
              settings={draft.settings}
              wrong={wrong}
              readOnly={readOnly}
              onChange={(next) => change({ settings: next })}
            />
          </Suspense>
        )}
      </fieldset>
      {objectKey !== null && (
        <fieldset className={form.part}>
          <legend>{tw('embed')}</legend>
          <Embed point={objectKey} />
        </fieldset>
      )}
    </>
  )
}
