/** One line of the transcript. */

import { At } from '@cordboard/ui/Times.tsx'
import { dateTime, fullTime } from '@cordboard/ui/format.ts'
import type { Asked } from '@cordboard/wire/asked.ts'
import { IconCheck, IconChecks, IconLock, IconRobot } from '@tabler/icons-react'
import { memo } from 'react'
import { Answers } from '../visitor/Answers'
import type { Line, Word } from './lines'
import { Plain } from './Plain'
import css from './transcript.module.css'
import { t } from '../texts'

export const Entry = memo(function Entry({ line, seen, asked }: { line: Line; seen: boolean; asked?: Asked | undefined }) {
  if (line.kind === 'day') return <li className={css.day}>{dateTime(line.at).split(',')[0]}</li>
  if (line.kind === 'fact') {
    return (
      <li className={css.fact}>
        <At at={line.at} /> <span>{line.text}</span>
        {Object.keys(line.answers).length > 0 && <Answers answers={line.answers} labels={asked?.survey} own={asked?.language} />}
      </li>
    )
  }
  return (
    <li className={css.entry} data-side={line.side} data-note={line.kind === 'note' || undefined} data-head={line.head || undefined}>
      {line.head && (
        <div className={css.head}>
          {line.kind === 'note' && <IconLock size={13} aria-label={t('mark.note')} />}
          {line.kind === 'word' && line.side === 'script' && <IconRobot size={14} aria-hidden />}
          <b>{line.who}</b> <At at={line.at} />
        </div>
      )}
      <div className={css.bubble} dir="auto" title={fullTime(line.at)}>
        {line.redacted || line.text === '' ? <i>{t('mark.redacted')}</i> : <Plain text={line.text} />}
        {line.choices.length > 0 && <Choices choices={line.choices} />}
        {line.side === 'me' && line.kind === 'word' && <Mark seen={seen} />}
      </div>
    </li>
  )
})

function Choices({ choices }: { choices: Word['choices'] }) {
  return (
    <span className={css.choices}>
      {choices.map((choice) => (
        <span key={choice}>{choice}</span>
      ))}
    </span>
  )
}

function Mark({ seen }: { seen: boolean }) {
  const word = t(seen ? 'mark.seen' : 'mark.sent')
  return (
    <span className={css.mark} data-seen={seen || undefined} title={word}>
      {seen ? <IconChecks size={15} aria-label={word} /> : <IconCheck size={15} aria-label={word} />}
    </span>
  )
}
