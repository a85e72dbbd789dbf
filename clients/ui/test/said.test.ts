import { afterEach, describe, expect, it } from 'vitest'
import { LANGUAGES } from '../src/language'
import { ENDS, forget, learn, said, type Sayings } from '../src/said'
import { SAID, SAID_OF_SCRIPTS } from '../src/texts'

const PLACE = /\{([a-z][a-z_0-9]*)\}/g
const places = (text: string): string[] => [...new Set(text.match(PLACE) ?? [])].sort()

/** Places that a language may leave out: number words, and a field's name before what is said of it. */
const SPARED: Readonly<Record<string, string>> = {
  "{field}: there is no {noun} '{name}'": '{field}',
  '{error_count} {lines} wrong; nothing was imported': '{lines}',
  '{full} {full_2} full and left out': '{full_2}',
}

async function sayingsOf(code: string): Promise<Sayings> {
  const parts = await Promise.all([SAID[code]?.(), SAID_OF_SCRIPTS[code]?.()])
  const sayings = Object.assign({}, ...parts.map((each) => each?.sayings)) as Sayings
  learn(sayings)
  return sayings
}

/** With a value in every place that no sentence has. */
const filled = (text: string): string => text.replaceAll(PLACE, (_, name: string, at: number) => `${at > 0 ? (ENDS[name] ?? '') : ''}~${name}`)

afterEach(forget)

describe.each(LANGUAGES.map(({ code }) => code).filter((code) => code !== 'en'))('the sentences of the server in %s', (code) => {
  it('keep every value', async () => {
    const sayings = await sayingsOf(code)

    const lost = Object.entries(sayings).filter(([english, saying]) => String(places(saying)) !== String(places(english).filter((each) => each !== SPARED[english])))

    expect(Object.keys(sayings).length).toBeGreaterThan(800)
    expect(lost).toEqual([])
  })

  it('are known by their own words, whatever the values are', async () => {
    const sayings = await sayingsOf(code)

    const mistaken = Object.entries(sayings).map(([english, saying]) => [english, said(filled(english)), filled(saying)])

    expect(mistaken.filter(([, now, wanted]) => now?.toLowerCase() !== wanted?.toLowerCase())).toEqual([])
  })
})

describe('a sentence of the server', () => {
  it('is said in the language that has been learned, with its full stop', async () => {
    await sayingsOf('de')

    expect(said("There is already a queue 'Sales'.")).toBe('Warteschlange „Sales“ gibt es schon.')
    expect(said('The password is shorter than 8 characters.')).toBe('Das Kennwort ist kürzer als 8 Zeichen.')
    expect(said('There is no queue "Ann\'s".')).toBe('Es gibt keine Warteschlange „Ann\'s“.')
  })

  it('takes over what people wrote, even where it reads like a word of the server', async () => {
    await sayingsOf('de')

    expect(said("There is no user 'queue'.")).toBe('Es gibt keinen Benutzer „queue“.')
    expect(said('There is no settings.x; there are queue, priority.')).toBe('settings.x gibt es nicht; es gibt queue, priority.')
    expect(said('Ann wrote: signed out')).toBe('Ann schrieb: signed out')
    expect(said('queue was left by timeout to calendar: nobody found.')).toBe('queue wurde über „Zeit abgelaufen“ verlassen, weiter zu calendar: niemand gefunden.')
  })

  it('holds others within', async () => {
    await sayingsOf('de')

    expect(said("The URL pattern 'http//x' cannot be used: the host is missing.")).toBe('Das URL-Muster „http//x“ ist nicht verwendbar: der Host fehlt.')
    expect(said('Line 3: A column is named twice.')).toBe('Line 3: A column is named twice.')
    expect(said("'2026-13-01' is not a date. Time zone 'Mars' is not known.")).toBe('„2026-13-01“ ist kein Datum. Die Zeitzone „Mars“ ist nicht bekannt.')
    expect(said('In “{{a}}”: something of tomorrow')).toBe('In “{{a}}”: something of tomorrow')
    expect(said('idle longest of 3 free in group Sales')).toBe('am längsten frei von 3 Freien in der Gruppe Sales')
    expect(said('It was offered to ann because least busy of 2 free. Not bo: 3 of 3 chats. Not cy: lacks French level 3, has none.')).toBe(
      'Er wurde ann angeboten, Grund: am wenigsten ausgelastet von 2 Freien. Nicht bo: 3 von 3 Chats. Nicht cy: es fehlt French Stufe 3, hat keine.',
    )
    expect(said('The chat waits in queue Sales with priority 50, needs French level 3 and Billing level 1.')).toBe(
      'Der Chat wartet in der Warteschlange Sales mit Priorität 50, braucht French Stufe 3 und Billing Stufe 1.',
    )
    expect(said('A number is needed here, not a text')).toBe('Hier wird gebraucht: eine Zahl, nicht ein Text')
  })

  it('stays as it is when it is not known, or nothing has been learned', async () => {
    expect(said('There is no such chat.')).toBe('There is no such chat.')

    await sayingsOf('de')

    expect(said('Tomorrow never comes.')).toBe('Tomorrow never comes.')
    expect(said('')).toBe('')
  })
})
