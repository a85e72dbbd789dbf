/** The way of a chat, drawn on the version that it ran, step by step, with everything that happened beside it. */

import { ActionIcon, NativeSelect } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconChevronsLeft, IconChevronsRight } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { tchat } from '../../texts'
import type { VersionDetail } from '../../types'
import type { Definition } from '../editor/model/definition'
import { clockOf } from '../rehearsal/play'
import { Drawing } from './Drawing'
import { shownAt, visitAt, waysOf, type Frame, type Trace, type TraceLine, type TracedVisit } from './trace'
import { useFetched } from './useFetched'
import { Values } from './Values'
import { nodeOf, overlayOf } from './way'
import css from './trace.module.css'

export function TraceTab({ trace }: { trace: Trace }) {
  const { frames, visits } = useMemo(() => waysOf(trace), [trace])
  const [step, setStep] = useState(() => Math.max(0, visits.length - 1))
  /** The line that was chosen; null: the one of the step. */
  const [line, setLine] = useState<number | null>(null)
  const visit = visits[step]
  const frame = frames.find((each) => each.key === visit?.frame) ?? frames[0]
  const chosen = line ?? visit?.seq ?? null

  function go(next: number): void {
    setLine(null)
    setStep(Math.min(Math.max(0, next), visits.length - 1))
  }

  function press(event: KeyboardEvent<HTMLElement>): void {
    if (event.altKey || event.ctrlKey || event.metaKey || (event.target as HTMLElement).closest('select, input, [role=application], .react-flow')) return
    const onward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    const moves: Readonly<Record<string, number>> = { ArrowRight: onward === 'ArrowRight' ? step + 1 : step - 1, ArrowLeft: onward === 'ArrowLeft' ? step + 1 : step - 1, ArrowDown: step + 1, ArrowUp: step - 1, Home: 0, End: visits.length - 1 }
    const to = moves[event.key]
    if (to === undefined) return
    event.preventDefault()
    go(to)
  }

  function choose(seq: number): void {
    const at = visitAt(visits, seq)
    if (at !== null) setStep(at)
    setLine(seq)
  }

  const began = Date.parse(trace.lines[0]?.event.at ?? '')
  if (!frame || visits.length === 0) {
    return (
      <div className={css.alone}>
        <p className={css.quiet}>{tchat('trace.empty')}</p>
        <Lines lines={trace.lines} began={began} chosen={null} onChoose={() => {}} />
      </div>
    )
  }
  return (
    <div className={css.trace} onKeyDown={press} role="group" aria-label={tchat('trace.about')}>
      <div className={css.drawn}>
        <div className={css.bar}>
          {frames.length > 1 ? (
            <NativeSelect
              size="xs"
              aria-label={tchat('trace.frames')}
              value={frame.key}
              data={frames.map((each) => ({ value: each.key, label: frameName(each, frames) }))}
              onChange={(event) => {
                const first = visits.findIndex((each) => each.frame === event.currentTarget.value)
                if (first >= 0) go(first)
              }}
            />
          ) : (
            <b>{frameName(frame, frames)}</b>
          )}
          <span className={css.grow} />
          <ActionIcon variant="default" size={30} aria-label={tchat('trace.first')} disabled={step === 0} onClick={() => go(0)}>
            <IconChevronsLeft size={16} />
          </ActionIcon>
          <ActionIcon variant="default" size={30} aria-label={tchat('trace.before')} disabled={step === 0} onClick={() => go(step - 1)}>
            <IconChevronLeft size={16} />
          </ActionIcon>
          <span role="status">{tchat('trace.step', { step: step + 1, steps: visits.length })}</span>
          <ActionIcon variant="default" size={30} aria-label={tchat('trace.after')} disabled={step === visits.length - 1} onClick={() => go(step + 1)}>
            <IconChevronRight size={16} />
          </ActionIcon>
          <ActionIcon variant="default" size={30} aria-label={tchat('trace.last')} disabled={step === visits.length - 1} onClick={() => go(visits.length - 1)}>
            <IconChevronsRight size={16} />
          </ActionIcon>
        </div>
        <div className={css.canvas}>
          <Way key={frame.key} frame={frame} name={frameName(frame, frames)} visits={visits} step={step} began={began} />
        </div>
      </div>
      <Lines lines={trace.lines} began={began} chosen={chosen} onChoose={choose} />
    </div>
  )
}

interface WayProps {
  frame: Frame
  name: string
  visits: readonly TracedVisit[]
  step: number
  began: number
}

function Way({ frame, name, visits, step, began }: WayProps) {
  const { value, problem } = useFetched<VersionDetail>(`/scripts/${encodeURIComponent(frame.script)}/versions/${frame.version}`)
  const definition = value?.definition as unknown as Definition | undefined
  const overlay = useMemo(() => {
    if (!definition) return null
    const number = new Map(visits.map((each, index) => [each.seq, index + 1]))
    return overlayOf(shownAt(visits, step, frame.key), definition, (each) => `${number.get((each as TracedVisit).seq) ?? ''} · ${clockOf(seconds(each.at - began))}`)
  }, [definition, visits, step, frame.key, began])
  if (problem) return <p className={css.quiet}>{tchat('trace.gone', { reason: problem.message })}</p>
  if (!definition) return null
  return <Drawing definition={definition} overlay={overlay} label={name} node={nodeOf(visits[step]?.path ?? '')} />
}

interface LinesProps {
  lines: readonly TraceLine[]
  began: number
  chosen: number | null
  onChoose: (seq: number) => void
}

function Lines({ lines, began, chosen, onChoose }: LinesProps) {
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>('[aria-current]')
    const box = list.current
    if (!current || !box) return
    const [top, bottom] = [current.offsetTop - box.offsetTop, current.offsetTop - box.offsetTop + current.offsetHeight]
    if (top < box.scrollTop) box.scrollTop = top
    else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight
  }, [chosen])
  return (
    <section className={css.told} aria-label={tchat('trace.lines')}>
      <h3>{tchat('trace.lines')}</h3>
      <ol ref={list} tabIndex={0} aria-label={tchat('trace.lines')}>
        {lines.map(({ seq, sentence, event }) => (
          <li key={seq} aria-current={seq === chosen ? 'step' : undefined} data-script={event.node !== undefined || undefined}>
            <button type="button" onClick={() => onChoose(seq)}>
              <time dateTime={event.at}>{clockOf(seconds(Date.parse(event.at) - began))}</time>
              <span>{sentence}</span>
            </button>
            {event.kind === 'exit_taken' && event.read && <Values read={event.read} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Whole seconds: a trace is read, not measured. */
function seconds(ms: number): number {
  return Math.max(0, Math.floor(ms / 1000))
}

function frameName({ run, above, script, version }: Frame, frames: readonly Frame[]): string {
  if (above) return tchat('trace.frameCalled', { script, version, node: above.slice(0, -1) })
  const several = frames.some((each) => each.run !== run)
  return several ? tchat('trace.frameRun', { script, version, run }) : tchat('trace.frame', { script, version })
}
