/** General: what the script is for, and where it is used. */

import { Button } from '@mantine/core'
import { dateTime } from '@cordboard/ui/format.ts'
import { toast } from '@cordboard/ui/toasts.tsx'
import type { FormEvent } from 'react'
import { Conflict } from '../../form/Conflict'
import { focused } from '../../focusBack'
import formCss from '../../form/form.module.css'
import { FormBody } from '../../form/FormBody'
import { useForm } from '../../form/useForm'
import { useConsole } from '../../here'
import { Link } from '../../nav/Link'
import { addressOf } from '../../nav/pages'
import { t, tscript } from '../../texts'
import type { ScriptView } from '../../types'
import { scripts } from '../list/scripts'
import css from './properties.module.css'

export function General({ script, etag, onChanged }: { script: ScriptView; etag: string; onChanged: () => void }) {
  return (
    <div className={css.columns}>
      <Description script={script} etag={etag} onChanged={onChanged} />
      <WhereUsed script={script} />
    </div>
  )
}

function Description({ script, etag, onChanged }: { script: ScriptView; etag: string; onChanged: () => void }) {
  const { may } = useConsole()
  const editing = useForm<ScriptView, Pick<ScriptView, 'name' | 'description'>>(scripts, { value: script, etag })
  const { draft, change, wrong, trouble, clash, note, theirs, busy, key, unsaved } = editing
  const readOnly = script.supplied || !may('script:edit')

  async function save(done: ReturnType<typeof editing.save>): Promise<void> {
    if ((await done).kind !== 'saved') return
    toast.tell(tscript('saved', { name: script.name }))
    onChanged()
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (!readOnly && !busy) void save(editing.save())
  }

  return (
    <form ref={editing.form} className={css.card} noValidate onSubmit={submit}>
      <h3>{tscript('tabs.general')}</h3>
      {script.supplied && <p className={formCss.note}>{tscript('suppliedText')}</p>}
      {note && (
        <p className={formCss.note} role="status">
          {note}
        </p>
      )}
      {trouble && (
        <p ref={focused} className={formCss.trouble} role="alert" tabIndex={-1}>
          <b>{t('form.notSaved')}</b>
          {trouble.status === 0 ? t('trouble.unreached') : trouble.message}
        </p>
      )}
      <FormBody described={scripts} objectKey={key} draft={draft} change={change} wrong={wrong} theirs={theirs} readOnly={readOnly} may={may} />
      <p className={css.quiet}>
        {tscript('changedBy', { time: dateTime(script.updated_at), name: script.updated_by })} {!readOnly && tscript('renameNever')}
      </p>
      {!readOnly && (
        <div>
          <Button type="submit" disabled={!unsaved} loading={busy}>
            {tscript('save')}
          </Button>
        </div>
      )}
      {clash && (
        <Conflict texts="scripts" name={script.name} base={editing.base} theirs={clash.theirs} yours={draft} first={clash.first} onTheirs={editing.takeTheirs} onYours={() => void save(editing.saveYours())} onLook={editing.look} />
      )}
    </form>
  )
}

function WhereUsed({ script }: { script: ScriptView }) {
  const { points, scripts: callers } = script.used_by
  return (
    <section className={css.card} aria-label={tscript('usedBy')}>
      <h3>{tscript('usedBy')}</h3>
      {points.length + callers.length === 0 && <p className={css.quiet}>{tscript('usedNowhere')}</p>}
      <Names title={tscript('usedByPoints')} path="routing-points" names={points} />
      <Names title={tscript('usedByScripts')} path="scripts" names={callers} />
    </section>
  )
}

function Names({ title, path, names }: { title: string; path: string; names: readonly string[] }) {
  if (names.length === 0) return null
  return (
    <>
      <h4>{title}</h4>
      <ul className={css.names}>
        {names.map((name) => (
          <li key={name}>
            <Link href={addressOf(path, name) ?? ''}>{name}</Link>
          </li>
        ))}
      </ul>
    </>
  )
}
