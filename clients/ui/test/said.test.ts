import { afterEach, describe, expect, it, vi } from 'vitest'
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

  it('leaves what people wrote as they wrote it, whatever that reads like', async () => {
    await sayingsOf('de')

    for (const words of ['Too many calls. Busy.', 'a was left by timeout to b: declined.', 'bo wrote: Busy. No slot free.', 'The chat ended: visitor left.', 'x level 1, has none', 'not ready, busy']) {
      expect(said(`Ann wrote: ${words}`)).toBe(`Ann schrieb: ${words}`)
      expect(said(`The visitor left a message: ${words}`)).toBe(`Der Besucher hinterließ eine Nachricht: ${words}`)
      expect(said(`Ann transferred the chat to bo: ${words}`)).toMatch(new RegExp(` bo .*: ${words}$`))
      expect(said(`The visitor gave 1 of 5: fine Kind: ${words}`)).toContain(words)
    }
    expect(said('"Bo" wrote: Busy. No slot free.')).toBe('"Bo" schrieb: Busy. No slot free.')
    expect(said("mood became 'He wrote: busy'.")).toBe("mood wurde „He wrote: busy“.")
    expect(said(`mood became "a'. Too many calls. b".`)).not.toContain('Anfragen')
    expect(said(`mood became 'a\\'. Too many calls. "'.`)).toContain('Too many calls')
    expect(said('global.mood is set to busy.')).toContain('busy')
    expect(said('The chat was marked as junk: declined.')).toContain(': declined')
  })

  it('is said whole where many agents were passed over', async () => {
    await sayingsOf('de')
    const reasons = ['3 of 3 chats', 'lacks French level 3, has none', 'not ready (Break)', 'declined it or did not answer a moment ago']
    const passed = Array.from({ length: 40 }, (_, index) => `Not agent${index}: ${reasons[index % 4]}.`)

    const told = said(`It was offered to ann because least busy of 2 free. ${passed.join(' ')}`)

    expect(told.match(/Nicht agent\d+: (?:3 von|es fehlt|nicht bereit|hat eben)/g)).toHaveLength(40)
  })

  it('is given up where a visitor has written what nearly fits everywhere', async () => {
    await sayingsOf('de')
    const unit = ['Too many calls. ', 'It was offered to a because b. ', 'a was left by b to c: ', "a should be 'b'; it is '", 'a level 1, has b level ', 'a and b, c or ', 'The visitor gave 1 of 5: ']
    let compared = 0
    const includes = vi.spyOn(String.prototype, 'includes').mockImplementation(function (this: string, piece: string) {
      compared += 1
      return this.indexOf(piece) >= 0
    })

    for (const each of unit) {
      compared = 0
      said(`${each.repeat(2_000).slice(0, 1_990)}\n`)
      // A thousand forms for each of a few hundred parts at most.
      expect(compared).toBeLessThan(500_000)
    }
    includes.mockRestore()
  })

  it('stays as it is when it is not known, or nothing has been learned', async () => {
    expect(said('There is no such chat.')).toBe('There is no such chat.')

    await sayingsOf('de')

    expect(said('Tomorrow never comes.')).toBe('Tomorrow never comes.')
    expect(said('')).toBe('')
  })
})
