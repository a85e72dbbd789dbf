/** Who waits and who talks at a routing point now. */

import { State } from '../collection/cells'
import { t, tw, wordOf } from '../texts'
import { useNow } from './now'
import css from './webchat.module.css'

export function NowCell({ point, active }: { point: string; active: boolean }) {
  const now = useNow(point)
  const open = now === undefined ? 0 : now.waiting + now.talking + now.routing
  // Chats that began before it was put to sleep go on.
  if (!active && open === 0) return <State on={false} word={wordOf('points', 'state', 'no')} />
  if (now === undefined) return <span className={css.none}>{t('table.nothing')}</span>
  const words = [
    now.waiting > 0 && { key: 'waiting', text: tw('nowWaiting', { count: now.waiting }) },
    now.talking > 0 && { key: 'talking', text: tw('nowTalking', { count: now.talking }) },
    now.routing > 0 && { key: 'routing', text: tw('nowRouting', { count: now.routing }) },
  ].filter((each) => each !== false)
  if (words.length === 0) return <span className={css.none}>{tw('nowQuiet')}</span>
  return (
    <span className={css.now}>
      {words.map(({ key, text }) => (
        <span key={key} data-now={key}>
          {text}
        </span>
      ))}
    </span>
  )
}
