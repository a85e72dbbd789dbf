/** Two people changed the same of a version: what each did, and the choice; nothing is lost by closing it. */

import { Button, Modal } from '@mantine/core'
import { dateTime } from '@cordboard/ui/format.ts'
import { useState } from 'react'
import { useFocusBack } from '../../focusBack'
import form from '../../form/form.module.css'
import { t, tsave } from '../../texts'
import type { Definition } from '../editor/model/definition'
import { partName } from '../words'
import { clashRows } from './clashes'
import type { Choice, Phase } from './draft'
import type { Part } from './merge'
import css from './saving.module.css'

interface Props {
  /** What is typed here. */
  mine: Definition
  conflict: Extract<Phase, { kind: 'conflict' }>
  onChoose: (choice: Choice) => void
  onClose: () => void
}

export function ConflictDialog({ conflict, mine, onChoose, onClose }: Props) {
  // It may come while somebody types: a blank must press nothing, and the typing goes on where it was.
  useFocusBack()
  const { met, theirs } = conflict
  const version = theirs.version
  const rows = clashRows(met, theirs.definition, mine)
  const [busy, setBusy] = useState(false)

  function choose(choice: Choice): void {
    setBusy(true)
    onChoose(choice)
    onClose()
  }

  return (
    <Modal opened onClose={onClose} title={tsave('clash.title')} size="lg">
      <p className={css.text} tabIndex={-1} data-autofocus>
        {tsave('clash.text', { version })}
      </p>
      {theirs.at !== null && <p className={css.text}>{t('conflict.first', { name: theirs.by, time: dateTime(theirs.at) })}</p>}
      <div className={css.sides}>
        <Side title={tsave('clash.both')} parts={met.both} clash />
        <Side title={tsave('clash.theirs')} parts={met.theirs} />
        <Side title={tsave('clash.mine')} parts={met.mine} />
      </div>
      {rows.length > 0 && (
        <table className={form.two}>
          <thead>
            <tr>
              <th scope="col">{t('conflict.field')}</th>
              <th scope="col">{t('conflict.theirs')}</th>
              <th scope="col">{t('conflict.yours')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                <th scope="row">
                  {row.field || row.node}
                  {row.field && met.both.length > 1 && <em className={css.of}>{row.node}</em>}
                </th>
                <td dir="auto">{row.theirs || t('table.nothing')}</td>
                <td dir="auto">{row.mine || t('table.nothing')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ul className={css.choices}>
        <li>
          <Button disabled={busy} onClick={() => choose('version')}>
            {tsave('clash.asVersion')}
          </Button>
          <span>{tsave('clash.asVersionHint', { version })}</span>
        </li>
        <li>
          <Button variant="default" disabled={busy} onClick={() => choose('theirs')}>
            {tsave('clash.takeTheirs')}
          </Button>
          <span>{tsave('clash.takeTheirsHint')}</span>
        </li>
        <li>
          <Button color="red.8" disabled={busy} onClick={() => choose('mine')}>
            {tsave('clash.over')}
          </Button>
          <span>{tsave('clash.overHint')}</span>
        </li>
        <li>
          <Button variant="subtle" onClick={onClose}>
            {tsave('clash.later')}
          </Button>
        </li>
      </ul>
    </Modal>
  )
}

function Side({ title, parts, clash = false }: { title: string; parts: readonly Part[]; clash?: boolean }) {
  return (
    <section data-clash={clash || undefined}>
      <h3>{title}</h3>
      {parts.length === 0 ? (
        <p>{tsave('clash.none')}</p>
      ) : (
        <ul>
          {parts.map((part) => (
            <li key={`${part.what} ${part.id}`}>{partName(part)}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
