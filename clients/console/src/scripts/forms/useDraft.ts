/** What is being typed, while it is not yet fit to stand in the definition. */

import { useEffect, useRef, useState } from 'react'

interface Draft {
  readonly text: string
  readonly wrong: string | undefined
  write: (text: string) => void
  /** Takes what is typed over, if it is fit; else it stays as it is, with what is wrong. */
  settle: () => void
}

/**
 * A text of its own over a value that others may change, too. `wrong`: why a text will not do. What will do is handed
 * on at each key, or, if it is to be `late`, when the field is left.
 */
export function useDraft(value: string, take: (text: string) => void, wrong: (text: string) => string | undefined, late = false): Draft {
  const [text, setText] = useState(value)
  // The focus may be taken off the field between a change and its drawing; then what was drawn before is no more meant.
  const latest = useRef(text)
  const standsFor = useRef(value)
  const handed = useRef(false)

  function show(next: string): void {
    latest.current = next
    setText(next)
  }

  useEffect(() => {
    // Undone, or changed by somebody else: what was typed gives way. What was just typed may read another way: 1.50 is 1.5.
    if (value !== standsFor.current && !handed.current) show(value)
    standsFor.current = value
    handed.current = false
  })

  function hand(next: string): void {
    if (next === standsFor.current || wrong(next) !== undefined) return
    handed.current = !late
    take(next)
  }

  return {
    text,
    wrong: text === value ? undefined : wrong(text),
    write(next) {
      show(next)
      if (!late) hand(next)
    },
    settle: () => hand(latest.current),
  }
}
