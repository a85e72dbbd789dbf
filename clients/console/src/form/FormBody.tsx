/** The fields of a form, part by part. */

import { of, t } from '../texts'
import type { AnyDescribed, Part } from '../collection/described'
import type { Difference } from './draft'
import type { Field } from './field'
import css from './form.module.css'
import type { Wrong } from './problems'
import { told } from './told'

interface Props<D> {
  described: AnyDescribed
  objectKey: string | null
  draft: D
  change: (part: Partial<D>) => void
  wrong: Wrong
  /** What somebody else entered where you entered something else. */
  theirs: readonly Difference[]
  readOnly: boolean
  may: (permission: string) => boolean
}

const NONE: Readonly<Record<string, string>> = {}

/** The fields that are there for this draft. */
export function present<D>(parts: readonly Part<D>[], draft: D, fresh: boolean, may: (permission: string) => boolean): Field<D>[] {
  return parts
    .flatMap((part) => part.fields)
    .filter((each) => (!each.only || (each.only === 'new') === fresh) && (each.when?.(draft) ?? true) && (!each.takes || may(each.takes)))
}

export function FormBody<D extends object>({ described, objectKey, draft, change, wrong, theirs, readOnly, may }: Props<D>) {
  const { texts, parts, Head, Section } = described
  const fresh = objectKey === null
  const there = new Set(present(parts as readonly Part<D>[], draft, fresh, may).map((each) => each.name))
  return (
    <>
      {Head && <Head objectKey={objectKey} draft={draft} change={change} wrong={NONE} readOnly={readOnly} />}
      {(parts as readonly Part<D>[]).map((part, index) => {
        const fields = part.fields.filter((each) => there.has(each.name))
        if (fields.length === 0) return null
        const drawn = fields.map((each) => {
          const at = wrong[each.name] ?? NONE
          const { '': whole, ...inside } = at
          const clash = theirs.find((one) => one.field === each.name)
          const fixed = readOnly || (!fresh && (each.fixed ?? false))
          return (
            <div key={each.name} className={css.field} data-half={each.half || undefined} data-field={each.name} data-fixed={fixed || undefined}>
              {each.draw(draft, change, {
                id: `field-${each.name}`,
                label: of(texts, `fields.${each.called?.(draft) ?? each.name}.label`),
                hint: (fresh && of(texts, `fields.${each.name}.hintNew`)) || of(texts, `fields.${each.name}.hint`),
                error: whole,
                wrong: inside,
                readOnly: fixed,
                required: (each.required ?? false) && !fixed,
                fresh,
              })}
              {clash && <p className={css.there}>{t('conflict.thereNow', { value: told(texts, each.name, clash.theirs) })}</p>}
            </div>
          )
        })
        return part.title ? (
          <fieldset key={part.title} className={css.part}>
            <legend>{of(texts, `parts.${part.title}`)}</legend>
            <div className={css.fields}>{drawn}</div>
          </fieldset>
        ) : (
          <div key={index} className={css.fields}>
            {drawn}
          </div>
        )
      })}
      {Section && <Section objectKey={objectKey} draft={draft} change={change} wrong={wrong.settings ?? NONE} readOnly={readOnly} />}
    </>
  )
}
