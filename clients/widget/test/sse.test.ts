import { describe, expect, it } from 'vitest'
import { sseParser } from '../src/sse'

const STREAM = ': open\n\nid: e:1\ndata: {"a":1}\n\nid: e:2\r\ndata: {"b":\r\ndata: "\u2028ü"}\r\n\r\nretry: 2000\ndata: bye\n\n:\n\n'
const FRAMES = [
  { id: 'e:1', data: '{"a":1}' },
  { id: 'e:2', data: '{"b":\n"\u2028ü"}' },
  { retry: 2000, data: 'bye' },
]

describe('server-sent events', () => {
  it('are read alike wherever the text is cut', () => {
    for (let cut = 0; cut <= STREAM.length; cut++) {
      const parse = sseParser()

      const frames = [...parse(STREAM.slice(0, cut)), ...parse(STREAM.slice(cut))]

      expect(frames).toEqual(FRAMES)
    }
  })

  it('are read letter by letter', () => {
    const parse = sseParser()

    expect([...STREAM].flatMap((letter) => parse(letter))).toEqual(FRAMES)
  })

  it('are not told before their blank line', () => {
    const parse = sseParser()

    expect(parse('data: half\n')).toEqual([])
    expect(parse('\n')).toEqual([{ data: 'half' }])
  })

  it('do not hand an id on to an event without one', () => {
    expect(sseParser()('id: e:1\ndata: a\n\ndata: b\n\n')).toEqual([{ id: 'e:1', data: 'a' }, { data: 'b' }])
  })
})
