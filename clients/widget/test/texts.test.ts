import { describe, expect, it } from 'vitest'
import { textsOf } from '../src/texts'
import type { Layout } from '../src/wire'

const plain = { title: '', colour: '', accent_text: '', radius: 0, position: '', texts: {} } satisfies Layout
const speaking = (language: string, layout: Layout = plain) => textsOf(language, () => layout)

describe('texts', () => {
  it('are English where there are no others', () => {
    expect(speaking('en-GB').t('send')).toBe('Send')
    expect(speaking('pl').t('send')).toBe('Send')
    expect(speaking('den').t('send')).toBe('Send')
  })

  it('are waited for where they come with the layout, and English when they do not', () => {
    expect(speaking('fr').t('send')).toBe('')
    expect(speaking('fr', { ...plain, language: 'fr', texts: { send: 'Envoyer' } }).t('send')).toBe('Envoyer')
    expect(speaking('fr', { ...plain, language: 'en' }).t('send')).toBe('Send')
  })

  it('come from the layout where it has them', () => {
    const own = { ...plain, title: 'Help', texts: { send: 'Off it goes', joined: 'Here is {}' } }

    expect(speaking('de', own).t('send')).toBe('Off it goes')
    expect(speaking('de', own).t('joined', 'Anna $& $1')).toBe('Here is Anna $& $1')
    expect(speaking('de', own).title()).toBe('Help')
  })

  it('tell the place in the queue and the wait', () => {
    const { queue } = speaking('en')

    expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 111].map((place) => queue(place))).toEqual(
      ['1st', '2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '22nd', '111th'].map((nth) => `You are ${nth} in line`),
    )
    expect(queue(2, 130)).toBe('You are 2nd in line, about 2 min')
    expect(queue(2, 5)).toBe('You are 2nd in line, about 1 min')
    expect(queue(null, 5)).toBe('One moment…')
    expect(speaking('de', { ...plain, language: 'de', texts: { place: 'Sie sind als {} an der Reihe', about: ', etwa {} Min.' } }).queue(2, 130))
      .toBe('Sie sind als 2. an der Reihe, etwa 2 Min.')
  })

  it('say nothing of codes that mean nothing to a visitor', () => {
    expect(speaking('en').why('blacklisted')).toMatch(/not accepted/)
    expect(speaking('en').why('internal')).toBe('')
  })
})
