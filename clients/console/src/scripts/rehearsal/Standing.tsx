/** What waits now, or how it ended. */

import { Button, Loader } from '@mantine/core'
import { said } from '@cordboard/ui/said.ts'
import { tre } from '../../texts'
import type { Editor } from '../editor/store'
import { nodeOf } from '../trace/way'
import { clockOf } from './play'
import type { Rehearsed, Standing as Stands } from './told'
import css from './rehearsal.module.css'

interface Props {
  found: Rehearsed | null
  clock: number
  busy: boolean
  editor: Editor
}

export function Standing({ found, busy, editor }: Props) {
  return (
    <section className={css.block} aria-label={tre('now')}>
      <h3>
        {tre('now')} {busy && <Loader size={12} aria-label={tre('working')} />}
      </h3>
      {found && (found.standing ? <Waits standing={found.standing} editor={editor} /> : <Over found={found} />)}
      {found && found.issues.length > 0 && <p className={css.late}>{tre('issues', { count: found.issues.length })}</p>}
      {found?.end.reason && found.standing && <p className={css.quiet}>{tre('endReason', { reason: said(found.end.reason) })}</p>}
    </section>
  )
}

function Waits({ standing, editor }: { standing: Stands; editor: Editor }) {
  const { node, next } = standing
  return (
    <>
      <p>
        {waiting(standing)}{' '}
        {node && !node.includes('/') && (
          <Button size="compact-xs" variant="subtle" onClick={() => editor.reveal(nodeOf(node))}>
            {node}
          </Button>
        )}
      </p>
      <p className={css.quiet}>{next === null ? tre('never') : tre('next', { time: clockOf(next) })}</p>
    </>
  )
}

function waiting({ accepts, places, node }: Stands): string {
  const [first = ''] = places
  if (first.startsWith('agent:')) return tre('standing.rings', { agent: first.slice(6) })
  if (places.length > 0) return tre('standing.places', { places: places.map(placeName).join(', ') })
  if (!node) return tre('standing.done')
  if (accepts.includes('visitor_wrote')) return tre('standing.visitor')
  if (accepts.includes('call_returned')) return tre('standing.call')
  if (accepts.includes('host_ended')) return tre('standing.host')
  return tre('standing.time')
}

function placeName(place: string): string {
  const [kind = '', ...rest] = place.split(':')
  const name = rest.join(':')
  return kind === 'queue' || kind === 'group' || kind === 'agent' ? tre(`place.${kind}`, { name }) : place
}

function Over({ found: { end } }: { found: Rehearsed }) {
  return (
    <>
      <p className={css.end} data-how={end.how}>
        {tre(`end.${end.how}`, { agent: end.agent })}
      </p>
      <ul className={css.facts}>
        <li>{tre('endAt', { time: clockOf(end.at) })}</li>
        {end.waited !== null && <li>{tre('endWaited', { time: clockOf(end.waited) })}</li>}
        {end.destination && <li>{placeName(end.destination)}</li>}
        {end.label && <li>{tre('endLabel', { label: end.label })}</li>}
        {end.reason && <li>{tre('endReason', { reason: said(end.reason) })}</li>}
      </ul>
    </>
  )
}
