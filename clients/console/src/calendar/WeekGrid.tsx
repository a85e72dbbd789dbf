/** The week drawn: a row a day, the hours across, spans that are drawn, moved and resized by mouse and keyboard. */

import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { tt } from '../texts'
import { WEEKDAYS, type Span, type Week, type Weekday } from '../types'
import { isClock, spanText } from './times'
import { added, DAY, drawn, offered, placed, pulled, snapped, spanOf, STEP, stretch, type Handle, type Stretch } from './week'
import css from './week.module.css'

interface Props {
  value: Week
  onChange: (week: Week) => void
  readOnly: boolean
  /** To the exact times of a span. */
  onExact: (day: Weekday, index: number) => void
}

interface Pull {
  day: Weekday
  /** Of the span that is pulled; null: one is being drawn. */
  index: number | null
  handle: Handle
  /** Where the pointer went down, in minutes. */
  start: number
  now: number
}

const HOURS = [0, 3, 6, 9, 12, 15, 18, 21, 24]
const percent = (minutes: number): string => `${(minutes / DAY) * 100}%`
const whole = (spans: readonly Span[]): boolean => spans.every(([from, to]) => isClock(from) && isClock(to) && from !== to)

export function WeekGrid({ value, onChange, readOnly, onExact }: Props) {
  const [pull, setPull] = useState<Pull | null>(null)
  const grid = useRef<HTMLDivElement>(null)
  const spansOf = (day: Weekday): readonly Span[] => value[day] ?? []
  const set = (day: Weekday, spans: readonly Span[]): void => onChange({ ...value, [day]: spans })

  /** What a day would be if the pull ended now. */
  function pulledDay(day: Weekday): readonly Span[] {
    const spans = spansOf(day)
    if (pull?.day !== day) return spans
    if (pull.index === null) return pull.now === pull.start ? spans : added(spans, drawn(pull.start, pull.now))
    const span = spans[pull.index]
    return span ? placed(spans, pull.index, pulled(stretch(span), pull.handle, snapped(pull.now - pull.start))) : spans
  }

  function minutesAt(event: PointerEvent<HTMLElement>, track: HTMLElement): number {
    const { left, width } = track.getBoundingClientRect()
    const at = ((event.clientX - left) / width) * DAY
    return document.documentElement.dir === 'rtl' ? DAY - at : at
  }

  function down(event: PointerEvent<HTMLElement>, day: Weekday): void {
    if (readOnly || event.button !== 0) return
    const target = event.target as HTMLElement
    const bar = target.closest<HTMLElement>('[data-index]')
    if (bar?.dataset.tail) return
    const at = minutesAt(event, event.currentTarget)
    event.currentTarget.setPointerCapture(event.pointerId)
    setPull({ day, index: bar ? Number(bar.dataset.index) : null, handle: (target.dataset.handle as Handle | undefined) ?? 'whole', start: at, now: at })
  }

  function move(event: PointerEvent<HTMLElement>): void {
    if (pull) setPull({ ...pull, now: minutesAt(event, event.currentTarget) })
  }

  function up(event: PointerEvent<HTMLElement>): void {
    if (!pull) return
    const spans = pulledDay(pull.day)
    const pressed = Math.abs(pull.now - pull.start) < STEP / 2
    if (pull.index === null && pressed) set(pull.day, added(spansOf(pull.day), drawn(pull.start, pull.start)))
    else if (pull.index !== null && pressed) focusBar(pull.day, pull.index)
    else set(pull.day, spans)
    event.currentTarget.releasePointerCapture(event.pointerId)
    setPull(null)
  }

  function focusBar(day: Weekday, index: number): void {
    grid.current?.querySelector<HTMLElement>(`[data-day="${day}"] [data-index="${index}"]:not([data-tail])`)?.focus()
  }

  function toDay(day: Weekday, by: number): void {
    const next = WEEKDAYS[WEEKDAYS.indexOf(day) + by]
    if (next) grid.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus()
  }

  function pressDay(event: KeyboardEvent<HTMLElement>, day: Weekday): void {
    if (event.target !== event.currentTarget) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      return toDay(day, event.key === 'ArrowDown' ? 1 : -1)
    }
    if ((event.key !== 'Enter' && event.key !== ' ') || readOnly) return
    event.preventDefault()
    const next = offered(spansOf(day))
    if (!next) return
    const spans = added(spansOf(day), next)
    set(day, spans)
    const [from] = spanOf(next)
    requestAnimationFrame(() => focusBar(day, spans.findIndex((span) => span[0] === from)))
  }

  function pressBar(event: KeyboardEvent<HTMLElement>, day: Weekday, index: number): void {
    const spans = spansOf(day)
    const span = spans[index]
    if (!span) return
    if (event.key === 'Enter') {
      event.preventDefault()
      return onExact(day, index)
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      return toDay(day, event.key === 'ArrowDown' ? 1 : -1)
    }
    if (readOnly) return
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      set(day, spans.filter((_, at) => at !== index))
      grid.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus()
      return
    }
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    const onward = (event.key === 'ArrowRight') !== (document.documentElement.dir === 'rtl')
    const handle: Handle = event.shiftKey ? 'to' : event.ctrlKey || event.metaKey ? 'from' : 'whole'
    set(day, placed(spans, index, pulled(stretch(span), handle, onward ? STEP : -STEP)))
  }

  return (
    <div ref={grid} className={css.week} role="group" aria-label={tt('grid')}>
      <div className={css.hours} aria-hidden>
        {HOURS.map((hour) => (
          <span key={hour} style={{ insetInlineStart: percent(hour * 60) }}>
            {hour}
          </span>
        ))}
      </div>
      {WEEKDAYS.map((day, number) => {
        const spans = pulledDay(day)
        const before = spansOf(WEEKDAYS[(number + 6) % 7] as Weekday)
        const told = spans.map(spanText).join(', ') || tt('closed')
        return (
          <div key={day} className={css.day}>
            <span className={css.name} aria-hidden>
              {tt(`short.${day}`)}
            </span>
            <div
              className={css.track}
              data-day={day}
              data-fixed={readOnly || undefined}
              role="group"
              tabIndex={0}
              aria-label={readOnly ? `${tt(`days.${day}`)}: ${told}` : tt('gridDay', { day: tt(`days.${day}`), spans: told })}
              onPointerDown={(event) => down(event, day)}
              onPointerMove={move}
              onPointerUp={up}
              onPointerCancel={() => setPull(null)}
              onKeyDown={(event) => pressDay(event, day)}
            >
              {whole(before) && before.map(stretch).map((each, index) => each.to > DAY && <i key={`tail ${index}`} className={css.tail} data-tail style={{ insetInlineStart: 0, width: percent(each.to - DAY) }} aria-hidden />)}
              {whole(spans) &&
                spans.map((span, index) => (
                  <Bar
                    key={index}
                    span={span}
                    at={stretch(span)}
                    index={index}
                    label={tt('gridSpan', { day: tt(`days.${day}`), span: spanText(span) })}
                    readOnly={readOnly}
                    onKeyDown={(event) => pressBar(event, day, index)}
                  />
                ))}
            </div>
          </div>
        )
      })}
      {!readOnly && <p className={css.help}>{tt('gridHelp')}</p>}
    </div>
  )
}

interface BarProps {
  span: Span
  at: Stretch
  index: number
  label: string
  readOnly: boolean
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
}

function Bar({ span, at, index, label, readOnly, onKeyDown }: BarProps) {
  const width = Math.min(at.to, DAY) - at.from
  return (
    <button
      type="button"
      className={css.bar}
      data-index={index}
      data-overnight={at.to > DAY || undefined}
      aria-label={label}
      title={spanText(span)}
      style={{ insetInlineStart: percent(at.from), width: percent(width) }}
      onKeyDown={onKeyDown}
    >
      {!readOnly && <i data-handle="from" aria-hidden />}
      <span aria-hidden data-narrow={width < 150 || undefined}>
        {spanText(span)}
      </span>
      {!readOnly && at.to <= DAY && <i data-handle="to" aria-hidden />}
    </button>
  )
}
