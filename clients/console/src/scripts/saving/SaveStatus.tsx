/** What becomes of what is typed, in a word with a sign, who else is editing, and what has to be decided. */

import { Button, Modal, Tooltip } from '@mantine/core'
import { clockTime, dateTime } from '@cordboard/ui/format.ts'
import { IconAlertTriangle, IconCloudCheck, IconCloudOff, IconCloudUpload, IconLock, IconPencil, IconUsers } from '@tabler/icons-react'
import { useEffect, useState, type ReactNode } from 'react'
import { usePhone } from '../../screen'
import { tsave } from '../../texts'
import { ConflictDialog } from './ConflictDialog'
import css from './saving.module.css'
import type { DraftSession, Saving } from './session'
import type { OpenDraft } from './useDraft'
import type { ScriptEditor } from './usePresence'

interface Props {
  draft: OpenDraft
  /** Makes a script of one's own of a supplied one; null: not allowed, or offered elsewhere. */
  onMakeOwn: (() => void) | null
}

export function SaveStatus({ draft: { session, status, others }, onMakeOwn }: Props) {
  const [choosing, setChoosing] = useState(false)
  const clash = status?.phase.kind === 'conflict' ? status.phase : null

  // Somebody who types on should not overlook it; who closed it finds it in the line.
  useEffect(() => setChoosing(clash !== null), [clash])

  if (!session || !status) return null
  return (
    <div className={css.status}>
      {others.length > 0 && <Others others={others} />}
      <div className={css.line} role="status" data-kind={session.readOnly ? 'readOnly' : status.phase.kind}>
        {session.readOnly ? <ReadOnly session={session} onMakeOwn={onMakeOwn} /> : <Line session={session} status={status} onChoose={() => setChoosing(true)} />}
      </div>
      {clash && choosing && <ConflictDialog conflict={clash} mine={session.editor.state().definition} onChoose={session.choose} onClose={() => setChoosing(false)} />}
      {status.offered && <Offer session={session} status={status} />}
    </div>
  )
}

function Line({ session, status, onChoose }: { session: DraftSession; status: Saving; onChoose: () => void }) {
  const { phase, savedAt, detail } = status
  const asVersion = (
    <Button size="compact-sm" variant="default" onClick={() => session.choose('version')}>
      {tsave('asVersion')}
    </Button>
  )
  switch (phase.kind) {
    case 'saved':
      if (detail.locked) return <Word icon={<IconCloudCheck size={15} />} word={tsave('unchanged')} hint={tsave('lockedHint', { version: detail.version })} />
      return <Word icon={<IconCloudCheck size={15} />} word={savedAt ? tsave('savedAt', { time: clockTime(savedAt) }) : tsave('saved')} />
    case 'dirty':
      return <Word icon={<IconPencil size={15} />} word={tsave('dirty')} />
    case 'saving':
      return <Word icon={<IconCloudUpload size={15} />} word={tsave('saving')} />
    case 'retrying':
      return (
        <>
          <Word icon={<IconCloudOff size={15} />} word={tsave('retrying', { time: clockTime(phase.since) })} hint={tsave('retryingHint')} />
          <Button size="compact-sm" variant="default" onClick={session.hurry}>
            {tsave('now')}
          </Button>
        </>
      )
    case 'conflict':
      return (
        <>
          <Word icon={<IconAlertTriangle size={15} />} word={tsave('conflict')} />
          <Button size="compact-sm" variant="default" onClick={onChoose}>
            {tsave('choose')}
          </Button>
        </>
      )
    case 'refused':
      return <Word icon={<IconAlertTriangle size={15} />} word={tsave('refused')} hint={tsave('refusedHint', { reason: phase.refusal.message })} />
    case 'gone':
      return (
        <>
          <Word icon={<IconAlertTriangle size={15} />} word={tsave('gone')} hint={tsave('goneHint')} />
          {asVersion}
        </>
      )
    case 'forbidden':
      return <Word icon={<IconLock size={15} />} word={tsave('forbidden')} hint={tsave('forbiddenHint')} />
  }
}

function ReadOnly({ session, onMakeOwn }: { session: DraftSession; onMakeOwn: (() => void) | null }) {
  return (
    <>
      <Word icon={<IconLock size={15} />} word={session.supplied ? tsave('supplied') : tsave('readOnly')} hint={session.supplied ? tsave('suppliedHint') : tsave('readOnlyHint')} />
      {onMakeOwn && (
        <Button size="compact-sm" variant="default" onClick={onMakeOwn}>
          {tsave('makeOwn')}
        </Button>
      )}
    </>
  )
}

function Word({ icon, word, hint }: { icon: ReactNode; word: string; hint?: string }) {
  const line = (
    <span className={css.word} tabIndex={hint ? 0 : undefined}>
      <span aria-hidden>{icon}</span>
      <span className={css.cut}>{word}</span>
      {hint && <span className={css.hidden}>{hint}</span>}
    </span>
  )
  return hint ? (
    <Tooltip label={hint} multiline w={300} events={{ hover: true, focus: true, touch: true }}>
      {line}
    </Tooltip>
  ) : (
    line
  )
}

function Others({ others }: { others: readonly ScriptEditor[] }) {
  const phone = usePhone()
  const names = others.map((each) => each.full_name || each.user_name)
  const text = tsave('editors', { count: names.length, name: names[0] ?? '', names: names.join(', ') })
  return (
    <span className={css.others} role="status" title={text}>
      <IconUsers size={15} aria-hidden />
      {phone && <span aria-hidden>{names.length}</span>}
      <span className={phone ? css.hidden : css.cut}>{text}</span>
    </span>
  )
}

function Offer({ session, status }: { session: DraftSession; status: Saving }) {
  const time = dateTime(new Date(status.offered?.at ?? 0).toISOString())
  return (
    // Closing is no answer: either would lose something without a word.
    <Modal opened onClose={() => {}} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} title={tsave('offer.title')} size="md">
      <p className={css.text}>{tsave('offer.text', { time, version: status.version })}</p>
      <div className={css.foot}>
        <Button variant="subtle" color="red.8" onClick={() => session.answerOffer(false)}>
          {tsave('offer.discard')}
        </Button>
        <Button data-autofocus onClick={() => session.answerOffer(true)}>
          {tsave('offer.take')}
        </Button>
      </div>
    </Modal>
  )
}
