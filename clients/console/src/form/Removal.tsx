/** Deleting: the question before it, and where the object is used when it cannot be. */

import { Modal } from '@mantine/core'
import { Confirm } from '@cordboard/ui/Confirm.tsx'
import type { Problem } from '@cordboard/wire/http.ts'
import { Link } from '../nav/Link'
import { addressOf } from '../nav/pages'
import { useOf, type Use } from '../collection/uses'
import { useFocusBack } from '../focusBack'
import { of, t } from '../texts'
import css from './form.module.css'

interface Props {
  name: string
  /** Instead of the usual ones. */
  words?: { button: string; title: (name: string) => string; text: string } | undefined
  busy: boolean
  problem: Problem | null
  onRemove: () => void
  onClose: () => void
}

export function Removal({ name, words, busy, problem, onRemove, onClose }: Props) {
  if (problem?.code === 'in_use' && Array.isArray(problem.extra.where)) return <InUse name={name} problem={problem} onClose={onClose} />
  return (
    <Confirm open danger title={words?.title(name) ?? t('removal.title', { name })} confirm={words?.button ?? t('form.remove')} busy={busy} onConfirm={onRemove} onClose={onClose}>
      {problem ? (
        <p className={css.trouble} role="alert">
          {problem.code === 'changed_meanwhile' ? t('removal.changed') : problem.status === 0 ? t('trouble.unreached') : problem.message}
        </p>
      ) : (
        <p>{words?.text ?? t('removal.text')}</p>
      )}
    </Confirm>
  )
}

function InUse({ name, problem, onClose }: { name: string; problem: Problem; onClose: () => void }) {
  useFocusBack()
  const where = (problem.extra.where as string[]).map(useOf)
  const more = Number(problem.extra.uses ?? where.length) - where.length
  return (
    <Modal opened onClose={onClose} title={t('removal.inUse', { name })} size="md">
      <p>{t('removal.inUseText')}</p>
      <ul className={css.uses}>
        {where.map((use) => {
          const href = use.path && addressOf(use.path, use.key)
          return (
            <li key={use.text}>
              {href ? <Link href={href}>{`${of(use.texts, 'one')} “${use.key}”`}</Link> : use.text}
              {href && fieldOf(use)}
            </li>
          )
        })}
        {more > 0 && <li>{t('removal.inUseMore', { count: more })}</li>}
      </ul>
    </Modal>
  )
}

/** Which of its fields names the object. */
function fieldOf({ texts, field }: Use): string {
  const label = of(texts, `fields.${field}.label`)
  return label && `: ${label}`
}
