/** One object in a drawer: looked at, made, changed, deleted. */

import '@mantine/core/styles/Drawer.layer.css'
import { Button, Drawer } from '@mantine/core'
import { Trouble } from '@cordboard/ui/States.tsx'
import { toast } from '@cordboard/ui/toasts.tsx'
import { Problem } from '@cordboard/wire/http.ts'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { AnyDescribed } from '../collection/described'
import { useSettled } from '../collection/lists'
import { focused, isCovered, useFocusBack } from '../focusBack'
import { useConsole } from '../here'
import { leave, setUnsaved } from '../leaving'
import type { Tagged } from '../server'
import { of, t, tw } from '../texts'
import { Confirm } from '@cordboard/ui/Confirm.tsx'
import { Conflict } from './Conflict'
import { EditorSkeleton } from './EditorSkeleton'
import css from './form.module.css'
import { FormBody } from './FormBody'
import { objectOf } from './inputs/reference'
import { Removal } from './Removal'
import { rights } from './rights'
import { useForm } from './useForm'
import { Covered } from '../webchat/Covered'

interface Props {
  described: AnyDescribed
  /** Null: a new one is made. */
  objectKey: string | null
  onClose: () => void
}

export function Editor({ described, objectKey, onClose }: Props) {
  useFocusBack()
  const { server, lists, may } = useConsole()
  const settled = useSettled(lists, listsOf(described).filter((path) => may(`${objectOf(path)}:view`)))
  const [found, setFound] = useState<Tagged<object> | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [tries, setTries] = useState(0)
  const heading = useRef<HTMLSpanElement>(null)

  useEffect(() => {
    if (objectKey === null) return
    let wanted = true
    setProblem(null)
    server.read<object>(described.path, objectKey).then(
      (tagged) => wanted && setFound(tagged),
      (error: Problem) => wanted && setProblem(error),
    )
    return () => {
      wanted = false
    }
  }, [server, described, objectKey, tries])

  const name = found ? (described.titleOf?.(found.value) ?? described.keyOf(found.value)) : (objectKey ?? '')
  const titled = objectKey !== null && !(described.titleOf && !found)
  const title = objectKey === null ? of(described.texts, 'create') : titled ? name : of(described.texts, 'title')
  // Escape is heard by every dialog that is open, and meant for the topmost.
  const close = (): void => {
    if (!isCovered(heading.current)) leave(onClose)
  }
  return (
    <Drawer classNames={{ header: css.header ?? '', title: css.title ?? '' }} opened onClose={close} position="right" size={620} title={<span ref={heading}>{title}</span>} transitionProps={{ duration: 120 }} overlayProps={{ opacity: 0.4 }}>
      {problem?.status === 404 ? (
        <Trouble title={t('form.gone')} text={t('form.goneText', { what: of(described.texts, 'one'), name: objectKey ?? '' })} />
      ) : problem ? (
        <Trouble text={problem.status === 0 ? t('trouble.unreached') : problem.message} onRetry={() => setTries(tries + 1)} />
      ) : settled && (objectKey === null || found) ? (
        <Filled key={found?.etag ?? ''} described={described} begun={found} name={name} onClose={onClose} />
      ) : (
        <EditorSkeleton />
      )}
    </Drawer>
  )
}

/** The lists whose names stand in its form. */
function listsOf({ parts }: AnyDescribed): string[] {
  return [...new Set(parts.flatMap((part) => part.fields.flatMap((each) => each.lists ?? [])))]
}

interface FilledProps {
  described: AnyDescribed
  begun: Tagged<object> | null
  name: string
  onClose: () => void
}

function Filled({ described, begun, name, onClose }: FilledProps) {
  const { server, lists, may } = useConsole()
  const editing = useForm<object, object>(described, begun)
  const { draft, change, wrong, trouble, clash, note, theirs, busy, key, fresh } = editing
  const [removing, setRemoving] = useState<'no' | 'asked' | 'busy'>('no')
  const [removalProblem, setRemovalProblem] = useState<Problem | null>(null)
  const fixed = begun ? described.fixed?.(begun.value) : undefined
  const { write, remove: removable } = rights(described, begun?.value ?? null, fresh, may)
  const readOnly = !write
  const covers = trouble?.code === 'confirm_needed' ? trouble : null

  // What is filled in first; of what is there already, its beginning.
  useEffect(() => {
    const first = editing.form.current?.querySelector<HTMLElement>('[data-autofocus]') ?? editing.form.current
    first?.focus({ preventScroll: true })
  }, [editing.form])

  async function save(done: ReturnType<typeof editing.save>): Promise<void> {
    const outcome = await done
    if (outcome.kind !== 'saved') return
    const called = described.titleOf?.(outcome.value) ?? described.keyOf(outcome.value)
    if (!begun) described.made?.(outcome.value)
    toast.tell(t(begun ? 'form.saved' : 'form.created', { name: called }))
    onClose()
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    event.stopPropagation()
    if (!readOnly && !busy) void save(editing.save())
  }

  async function remove(): Promise<void> {
    if (key === null) return
    setRemoving('busy')
    try {
      await server.remove(described.path, key, removalProblem ? undefined : editing.etag)
      setUnsaved(false)
      toast.tell(t('form.removed', { name }))
      lists.changed()
      onClose()
    } catch (error) {
      setRemovalProblem(error instanceof Problem ? error : new Problem(0, 'unreached'))
      setRemoving('asked')
    }
  }

  return (
    <form ref={editing.form} className={css.form} tabIndex={-1} noValidate onSubmit={submit}>
      <div className={css.body}>
        {fixed && <p className={css.note}>{t(`fixed.${fixed}`)}</p>}
        {!fixed && !write && (fresh || !described.unchanging) && <p className={css.note}>{t('form.viewOnly')}</p>}
        {note && (
          <p className={css.note} role="status">
            {note}
          </p>
        )}
        {trouble && !covers && (
          <p ref={focused} className={css.trouble} role="alert" tabIndex={-1}>
            <b>{t('form.notSaved')}</b>
            {trouble.status === 0 ? t('trouble.unreached') : trouble.message}
          </p>
        )}
        <FormBody described={described} objectKey={key} draft={draft} change={change} wrong={wrong} theirs={theirs} readOnly={readOnly} may={may} />
      </div>
      <div className={css.foot}>
        {removable && (
          <Button variant="subtle" color="red.8" onClick={() => setRemoving('asked')}>
            {described.removal?.().button ?? t('form.remove')}
          </Button>
        )}
        <span className={css.grow} />
        <Button variant="default" onClick={() => leave(onClose)}>
          {readOnly ? t('form.close') : t('form.cancel')}
        </Button>
        {!readOnly && (
          <Button type="submit" loading={busy}>
            {fresh ? t('form.create') : t('form.save')}
          </Button>
        )}
      </div>
      {clash && (
        <Conflict
          texts={described.texts}
          name={name}
          base={editing.base}
          theirs={clash.theirs}
          yours={draft}
          first={clash.first}
          onTheirs={editing.takeTheirs}
          onYours={() => void save(editing.saveYours())}
          onLook={editing.look}
        />
      )}
      {removing !== 'no' && (
        <Removal
          name={name}
          words={described.removal?.()}
          busy={removing === 'busy'}
          problem={removalProblem}
          onRemove={() => void remove()}
          onClose={() => {
            setRemoving('no')
            setRemovalProblem(null)
          }}
        />
      )}
      {covers && (
        <Confirm
          open
          danger
          title={tw('confirmTitle')}
          confirm={tw('confirmGo')}
          busy={busy}
          onConfirm={() => void save(editing.save({ query: '?confirm=true' }))}
          onClose={() => editing.setTrouble(null)}
        >
          <Covered problem={covers} />
        </Confirm>
      )}
    </form>
  )
}

