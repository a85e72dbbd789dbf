/** After the chat: its outcome, a last note, done. What is chosen is saved at once, as the time may run out. */

import { Button, TextInput } from '@mantine/core'
import { Until } from '@cordboard/ui/Times.tsx'
import type { DeskChat } from '@cordboard/wire/snapshot.ts'
import { IconCheck } from '@tabler/icons-react'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useDesk } from '../desk'
import { t } from '../texts'
import css from './chat.module.css'
import { OutcomeForm } from './OutcomeForm'
import { useOutcomes } from './useOutcomes'

/** So long after the last change it is saved (milliseconds). */
const SETTLE = 500

export function WrapUpPanel({ chat }: { chat: DeskChat }) {
  const { commands, desk } = useDesk()
  const id = chat.chat_id
  const choosing = useOutcomes(chat)
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const panel = useRef<HTMLElement>(null)
  const done = useRef<HTMLButtonElement>(null)
  const { chosen, hindrance, lacking, save } = choosing
  const newest = useRef(save)
  newest.current = save
  const wanting = hindrance || lacking

  // What is to be done next has the focus: to finish, or the first outcome where one must be chosen.
  useEffect(() => {
    const next = done.current?.disabled ? panel.current?.querySelector<HTMLElement>('input') : done.current
    next?.focus()
  }, [])
  useEffect(() => {
    if (hindrance) return
    const timer = setTimeout(() => void newest.current(), SETTLE)
    return () => clearTimeout(timer)
  }, [chosen, hindrance])

  function addNote(event: FormEvent): void {
    event.preventDefault()
    if (note.trim() === '') return
    desk.write(id, 'note', note.trim())
    setNote('')
  }

  async function finish(): Promise<void> {
    setBusy(true)
    if (await save()) await commands.wrapUpDone(id)
    setBusy(false)
  }

  return (
    <section ref={panel} className={css.wrapUp} aria-label={t('wrapUp.title')}>
      <div className={css.wrapUpHead}>
        <h3>{t('wrapUp.title')}</h3>
        <span>
          {chat.wrap_up_ends_at ? (
            <>
              <Until at={chat.wrap_up_ends_at} /> {t('wrapUp.left')}
            </>
          ) : (
            t('wrapUp.untimed')
          )}
        </span>
      </div>
      <OutcomeForm choosing={choosing} />
      <div className={css.wrapUpFoot}>
        <form onSubmit={addNote}>
          <TextInput aria-label={t('wrapUp.note')} placeholder={t('wrapUp.note')} value={note} maxLength={4000} onChange={(event) => setNote(event.currentTarget.value)} />
          <Button type="submit" variant="default" disabled={note.trim() === ''}>
            {t('wrapUp.addNote')}
          </Button>
        </form>
        {wanting && <span role="alert">{wanting}</span>}
        <Button ref={done} leftSection={<IconCheck size={16} />} loading={busy} disabled={wanting !== ''} onClick={() => void finish()}>
          {t('wrapUp.done')}
        </Button>
      </div>
    </section>
  )
}
