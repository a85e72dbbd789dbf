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
import { missing, type Chosen } from './outcomes'

/** So long after the last change it is saved (milliseconds). */
const SETTLE = 500

export function WrapUpPanel({ chat }: { chat: DeskChat }) {
  const { state, commands, desk } = useDesk()
  const id = chat.chat_id
  const [chosen, setChosen] = useState<Chosen>(chat.outcomes)
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const unsaved = useRef<Chosen | null>(null)
  const done = useRef<HTMLButtonElement>(null)
  const lacking = missing(chosen, state.outcomes)
  const complete = lacking.length === 0

  useEffect(() => done.current?.focus(), [])
  useEffect(() => {
    if (unsaved.current !== chosen || !complete) return
    const timer = setTimeout(() => {
      unsaved.current = null
      void commands.setOutcomes(id, { ...chosen })
    }, SETTLE)
    return () => clearTimeout(timer)
  }, [chosen, complete, commands, id])

  function choose(next: Chosen): void {
    unsaved.current = next
    setChosen(next)
  }

  function addNote(event: FormEvent): void {
    event.preventDefault()
    if (note.trim() === '') return
    desk.write(id, 'note', note.trim())
    setNote('')
  }

  async function finish(): Promise<void> {
    setBusy(true)
    const toSave = unsaved.current
    unsaved.current = null
    if (toSave === null || (await commands.setOutcomes(id, { ...toSave }))) await commands.wrapUpDone(id)
    setBusy(false)
  }

  return (
    <section className={css.wrapUp} aria-label={t('wrapUp.title')}>
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
      <OutcomeForm outcomes={state.outcomes} chosen={chosen} onChange={choose} />
      <div className={css.wrapUpFoot}>
        <form onSubmit={addNote}>
          <TextInput aria-label={t('wrapUp.note')} placeholder={t('wrapUp.note')} value={note} maxLength={4000} onChange={(event) => setNote(event.currentTarget.value)} />
          <Button type="submit" variant="default" disabled={note.trim() === ''}>
            {t('wrapUp.addNote')}
          </Button>
        </form>
        {!complete && <span role="alert">{t('outcome.missing', { names: lacking.join(', ') })}</span>}
        <Button ref={done} leftSection={<IconCheck size={16} />} loading={busy} disabled={!complete} onClick={() => void finish()}>
          {t('wrapUp.done')}
        </Button>
      </div>
    </section>
  )
}
