import { expect, it } from 'vitest'
import { sseParser } from '../src/sse'

const TEXT = ': hello\n\nid: 1\ndata: {"a":1}\n\nretry: 500\n\nid: 2\r\ndata: one\r\ndata: two\r\n\r\n'
const FRAMES = [{ data: '{"a":1}', id: '1' }, { data: '', retry: 500 }, { data: 'one\ntwo', id: '2' }]

it('finds the same frames however the text is cut', () => {
  for (let size = 1; size <= TEXT.length; size++) {
    const parse = sseParser()
    const found = []
    for (let i = 0; i < TEXT.length; i += size) found.push(...parse(TEXT.slice(i, i + size)))
    expect(found, `pieces of ${size}`).toEqual(FRAMES)
  }
})
