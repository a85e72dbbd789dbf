/** The keys of the editor. */

import { Kbd, Modal } from '@mantine/core'
import { te } from '../../texts'
import css from './keys.module.css'

type Line = readonly [keys: readonly string[], text: Parameters<typeof te>[0]]

const PARTS: readonly { title: Parameters<typeof te>[0]; lines: readonly Line[] }[] = [
  {
    title: 'keys.move',
    lines: [
      [['↓', '↑', '←', '→'], 'keys.arrows'],
      [['Home'], 'keys.home'],
      [['Enter'], 'keys.enter'],
      [['Esc'], 'keys.escape'],
      [['Space'], 'keys.space'],
      [['Shift + ↓'], 'keys.shiftArrows'],
    ],
  },
  {
    title: 'keys.change',
    lines: [
      [['I', 'Insert'], 'keys.insert'],
      [['C'], 'keys.connect'],
      [['Delete'], 'keys.remove'],
      [['Alt + ↑ ↓ ← →'], 'keys.altArrows'],
      [['Ctrl + C', 'X', 'V', 'D'], 'keys.clipboard'],
      [['Ctrl + Z', 'Y'], 'keys.undo'],
      [['Ctrl + A'], 'keys.all'],
      [['T'], 'keys.tidy'],
      [['Shift + F10'], 'keys.menu'],
    ],
  },
  {
    title: 'keys.look',
    lines: [
      [['Ctrl + F'], 'keys.find'],
      [['+', '−', '0'], 'keys.zoom'],
      [['O'], 'keys.view'],
      [['?'], 'keys.help'],
    ],
  },
]

export function KeysHelp({ onClose }: { onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title={te('keys.title')} size="lg" returnFocus={false}>
      {PARTS.map(({ title, lines }) => (
        <section key={title} className={css.part}>
          <h3>{te(title)}</h3>
          <dl>
            {lines.map(([keys, text]) => (
              <div key={text}>
                <dt>
                  {keys.map((key) => (
                    <Kbd key={key} dir="ltr">
                      {key}
                    </Kbd>
                  ))}
                </dt>
                <dd>{te(text)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <section className={css.part}>
        <h3>{te('keys.mouse')}</h3>
        <ul>
          <li>{te('keys.mouseDrag')}</li>
          <li>{te('keys.mouseConnect')}</li>
          <li>{te('keys.mouseSelect')}</li>
        </ul>
      </section>
    </Modal>
  )
}
