/** Two people changed the same object: what is there now beside what was entered, and the choice between them. */

import { Button, Group, Modal } from '@mantine/core'
import { dateTime } from '@cordboard/ui/format.ts'
import { heading, of, t } from '../texts'
import { differences, same } from './draft'
import css from './form.module.css'
import { told } from './told'
import type { First } from './useForm'

interface Props<D> {
  texts: string
  name: string
  /** What both began from. */
  base: D
  theirs: D
  yours: D
  /** Who was first, if the server says. */
  first: First | null
  onTheirs: () => void
  onYours: () => void
  onLook: () => void
}

export function Conflict<D extends object>({ texts, name, base, theirs, yours, first, onTheirs, onYours, onLook }: Props<D>) {
  const differing = differences(theirs, yours)
  return (
    <Modal opened onClose={onLook} title={t('conflict.title')} size="lg">
      <p>{t('conflict.text', { name })}</p>
      {first && <p className={css.note}>{t('conflict.first', { name: first.name, time: dateTime(first.at) })}</p>}
      {differing.length === 0 ? (
        <p className={css.note}>{t('conflict.same')}</p>
      ) : (
        <table className={css.two}>
          <thead>
            <tr>
              <th scope="col">{t('conflict.field')}</th>
              <th scope="col">{t('conflict.theirs')}</th>
              <th scope="col">{t('conflict.yours')}</th>
            </tr>
          </thead>
          <tbody>
            {differing.map(({ field, theirs: there, yours: own }) => (
              <tr key={field}>
                <th scope="row">{of(texts, `fields.${field}.label`) || heading(texts, field) || field}</th>
                <td>{told(texts, field, there)}</td>
                <td>{same(base[field as keyof D], own) ? <em>{t('conflict.untouched')}</em> : told(texts, field, own)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onLook} data-autofocus>
          {t('conflict.look')}
        </Button>
        <Button variant="default" onClick={onTheirs}>
          {t('conflict.takeTheirs')}
        </Button>
        <Button color="red.8" onClick={onYours}>
          {t('conflict.saveYours')}
        </Button>
      </Group>
    </Modal>
  )
}
