/** Server-sent events out of text that arrives in pieces of any size. */

export interface Frame {
  data: string
  /** The cursor after this event; undefined when the frame had none. */
  id?: string
  retry?: number
}

/** A parser with a memory for the piece that is not finished. Comments make no frame. */
export function sseParser(): (text: string) => Frame[] {
  let rest = ''
  let data: string[] = []
  let id: string | undefined
  let retry: number | undefined

  function frame(): Frame | null {
    if (data.length === 0 && retry === undefined) return null
    const made: Frame = { data: data.join('\n') }
    if (id !== undefined) made.id = id
    if (retry !== undefined) made.retry = retry
    return made
  }

  return (text) => {
    const frames: Frame[] = []
    // A carriage return at the very end waits: its line feed may come with the next piece.
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line === '') {
        const made = frame()
        if (made) frames.push(made)
        data = []
        id = retry = undefined
        continue
      }
      const colon = line.indexOf(':')
      const name = colon < 0 ? line : line.slice(0, colon)
      const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
      if (name === 'data') data.push(value)
      else if (name === 'id') id = value
      else if (name === 'retry' && /^\d+$/.test(value)) retry = Number(value)
    }
    return frames
  }
}
