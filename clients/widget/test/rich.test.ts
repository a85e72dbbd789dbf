import { describe, expect, it } from 'vitest'
import { pieces, safe } from '../src/rich'

describe('links', () => {
  it('are made for addresses in a text, without the stop behind them', () => {
    expect(pieces('See https://shop.example/a?b=1&c=2. Thanks')).toEqual([
      { text: 'See ' }, { text: 'https://shop.example/a?b=1&c=2', href: 'https://shop.example/a?b=1&c=2', bold: false }, { text: '. Thanks' },
    ])
  })

  it('are made for http, https and mailto only', () => {
    expect(safe('https://a.example')).toBe('https://a.example/')
    expect(safe('mailto:a@b.example')).toBe('mailto:a@b.example')
    for (const bad of ['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', ' java\nscript:x', '//a.example', 'file:///etc']) {
      expect(safe(bad)).toBeUndefined()
    }
  })

  it('with a label need a marked text and a safe address', () => {
    expect(pieces('[here](https://a.example)', true)).toEqual([{ text: 'here', href: 'https://a.example/', bold: false }])
    expect(pieces('[here](https://a.example)').map((piece) => piece.text).join('')).toBe('[here](https://a.example)')
    expect(pieces('[here](javascript:alert(1))', true)).toEqual([{ text: '[here](javascript:alert(1))' }])
  })
})

describe('marked text', () => {
  it('may be bold', () => {
    expect(pieces('a **b** c', true)).toEqual([{ text: 'a ' }, { text: 'b', href: undefined, bold: true }, { text: ' c' }])
  })

  it('loses no letter, whatever it holds', () => {
    for (const text of ['**', '[](x)', '**a\nb**', '[a](b c)', '* * *', 'https://', '']) {
      expect(pieces(text, true).map((piece) => piece.text).join('')).toBe(text)
    }
  })

  it('is cut in good time even when made to hurt', () => {
    const began = Date.now()

    for (const unit of ['[', '**', '](', 'http://', '.', '[a](', '**a']) pieces(unit.repeat(4000 / unit.length), true)

    expect(Date.now() - began).toBeLessThan(500)
  })
})
