/** Server-sent events out of text that arrives in pieces of any size. */

export interface Frame {
  data: string
  /** The cursor after this event; none when the frame had none. */
  id?: string
  retry?: number
}

/** A parser with a memory for the piece that is not finished. Comments make no frame. */
export function sseParser(): (text: string) => Frame[] {
  let rest = ''
  let frame: Frame = { data: '' }
  return (text) => {
    const frames: Frame[] = []
    // A carriage return at the very end waits: its line feed may come with the next piece.
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop()!
    for (const line of lines) {
      const [, name, value = ''] = /^(\w*):? ?(.*)$/s.exec(line) ?? []
      if (!line) {
        if (frame.data || frame.retry) frames.push(frame)
        frame = { data: '' }
      } else if (name === 'data') frame.data += (frame.data && '\n') + value
      else if (name === 'id') frame.id = value
      else if (name === 'retry') frame.retry = +value
    }
    return frames
  }
}
