/** The clock of a rehearsal: what is next, a little later, or a time of one's own. */

import { Button, Group, TextInput } from '@mantine/core'
import { IconClock, IconPlayerSkipForward } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { tre } from '../../texts'
import { clockOf, secondsOf } from './play'
import type { Rehearsal } from './useRehearsal'
import css from './rehearsal.module.css'

export function Clock({ rehearsal: { play, found, wait, next } }: { rehearsal: Rehearsal }) {
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState('')
  const over = found !== null && found.standing === null

  function go(event: FormEvent): void {
    event.preventDefault()
    const to = secondsOf(typed)
    if (to === null || to <= play.clock) return setWrong(tre('clockWrong', { time: clockOf(play.clock) }))
    wait(to - play.clock)
    setTyped('')
    setWrong('')
  }

  return (
    <section className={css.block} aria-label={tre('clock')}>
      <h3>
        <IconClock size={14} aria-hidden /> {tre('clockNow', { time: clockOf(play.clock) })}
      </h3>
      <Group gap={6}>
        <Button size="compact-sm" leftSection={<IconPlayerSkipForward size={14} />} disabled={over || (found?.standing?.next ?? null) === null} onClick={next}>
          {tre('nextThing')}
        </Button>
        <Button size="compact-sm" variant="default" disabled={over} onClick={() => wait(5)}>
          {tre('fiveSeconds')}
        </Button>
        <Button size="compact-sm" variant="default" disabled={over} onClick={() => wait(60)}>
          {tre('aMinute')}
        </Button>
        <form className={css.line} onSubmit={go}>
          <TextInput size="xs" w={92} aria-label={tre('clockTo')} placeholder={tre('clockTo')} value={typed} error={wrong || undefined} disabled={over} onChange={(event) => setTyped(event.currentTarget.value)} />
          <Button type="submit" size="compact-sm" variant="default" disabled={over || !typed}>
            {tre('clockGo')}
          </Button>
        </form>
      </Group>
    </section>
  )
}
