/** The list of keys, and the switch for single ones. */

import '@mantine/core/styles/InlineInput.layer.css'
import '@mantine/core/styles/Switch.layer.css'
import { Kbd, Modal, Switch } from '@mantine/core'
import css from './keys.module.css'
import { t } from '../texts'

const ROWS: [Parameters<typeof t>[0], string[][]][] = [
  ['keys.accept', [['Enter'], ['Alt', 'A']]],
  ['keys.reply', [['R'], ['Alt', 'R']]],
  ['keys.transfer', [['T'], ['Alt', 'T']]],
  ['keys.end', [['E'], ['Alt', 'E']]],
  ['keys.outcome', [['O'], ['Alt', 'O']]],
  ['keys.nth', [['Alt', '1 … 9']]],
  ['keys.next', [['Alt', '↓'], ['Alt', '↑']]],
  ['keys.send', [['Enter']]],
  ['keys.line', [['Shift', 'Enter']]],
  ['keys.note', [['Ctrl', 'Enter']]],
  ['keys.leave', [['Esc']]],
  ['keys.list', [['?']]],
]

interface Props {
  open: boolean
  onClose: () => void
  single: boolean
  onSingle: (on: boolean) => void
}

export function KeyList({ open, onClose, single, onSingle }: Props) {
  return (
    <Modal opened={open} onClose={onClose} title={t('keys.title')} size="sm">
      <table className={css.keys}>
        <tbody>
          {ROWS.map(([what, ways]) => (
            <tr key={what}>
              <th scope="row">{t(what)}</th>
              <td>
                {ways.map((keys) => (
                  <span key={keys.join()} className={css.way}>
                    {keys.map((key) => (
                      <Kbd key={key} size="xs">
                        {key}
                      </Kbd>
                    ))}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Switch
        mt="md"
        checked={single}
        onChange={(event) => onSingle(event.currentTarget.checked)}
        label={t('keys.single')}
        description={t('keys.singleHint')}
      />
    </Modal>
  )
}
