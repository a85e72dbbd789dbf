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
  const own = useRef(value)

  // Undone, or changed by somebody else: what was typed gives way.
  useEffect(() => {
    if (value !== own.current) setText(value)
    own.current = value
  }, [value])

  function hand(next: string): void {
    if (next === own.current || wrong(next) !== undefined) return
    own.current = next
    take(next)
  }

  return {
    text,
    wrong: text === value ? undefined : wrong(text),
    write(next) {
      setText(next)
      if (!late) hand(next)
    },
    settle: () => hand(text),
  }
}
