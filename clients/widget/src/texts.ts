/** What the window says, English | German; a layout's own texts go before. `{}` is where the one value goes. */

import type { Layout } from './wire'

const TEXTS = {
  title: 'Chat with us|Chat',
  open: 'Open chat|Chat öffnen',
  minimise: 'Minimise|Minimieren',
  end: 'End chat|Chat beenden',
  welcome: 'Hello! How can we help?|Hallo! Wie können wir helfen?',
  placeholder: 'Write a message|Nachricht schreiben',
  send: 'Send|Senden',
  you: 'You|Sie',
  sending: 'Sending…|Wird gesendet…',
  sent: 'Sent|Gesendet',
  seen: 'Seen|Gelesen',
  failed: 'Not sent|Nicht gesendet',
  retry: 'Retry|Erneut versuchen',
  removed: 'Removed|Entfernt',
  lost: 'Reconnecting…|Verbindung wird hergestellt…',
  routing: 'One moment…|Einen Moment…',
  place: 'You are {} in line|Sie sind als {} an der Reihe',
  about: ', about {} min|, etwa {} Min.',
  joined: '{} has joined|{} ist jetzt da',
  left: '{} has left|{} ist gegangen',
  moved: 'You are being passed on|Sie werden weitergeleitet',
  typing: '{} is typing|{} schreibt',
  ended: 'The chat has ended|Der Chat ist beendet',
  off_blacklisted: 'Chats from your connection are not accepted.|Von Ihrem Anschluss nehmen wir keine Chats an.',
}

export type Key = keyof typeof TEXTS

const ENGLISH: Record<string, string> = { one: 'st', two: 'nd', few: 'rd' }

export type Texts = ReturnType<typeof textsOf>

/** Texts in the asked language, English where there is none; `layout` is the one worn now, whose language goes before. */
export function textsOf(asked: string, layout: () => Layout) {
  /** Texts of another language, once they are fetched. */
  let learnt = (_language: string): Record<string, string> => ({})

  const lang = (): string => (layout().language || asked).split('-')[0]!.toLowerCase()

  function t(key: Key, value: string | number = ''): string {
    const of = lang()
    const own = of === 'de' ? 1 : 0
    return (layout().texts[key] ?? learnt(of)[key] ?? TEXTS[key].split('|')[own]!).replace('{}', () => `${value}`)
  }

  function ordinal(n: number): string {
    const of = lang()
    return n + (of === 'de' ? '.' : of === 'en' ? ENGLISH[new Intl.PluralRules(of, { type: 'ordinal' }).select(n)] ?? 'th' : '')
  }

  return {
    lang,
    t,
    /** Whether the words have to be fetched. */
    strange: (): boolean => /^(fr|es|ar)$/.test(lang()),
    learn: (words: typeof learnt): void => { learnt = words },
    dir: (): string => layout().direction ?? (lang() === 'ar' ? 'rtl' : 'ltr'),
    /** The window's name, and who speaks when nobody is named. */
    title: (): string => layout().title || t('title'),
    /** Why the server will not have us: what is said of that code, if anything is, to go on a sentence. */
    why: (code?: string): string => `off_${code}` in TEXTS ? `. ${t(`off_${code}` as Key)}` : '',
    /** "You are 2nd in line, about 3 min": place counts from 1, wait in seconds. */
    queue: (place?: number | null, wait?: number | null): string => place
      ? t('place', ordinal(place)) + (wait == null ? '' : t('about', Math.max(1, Math.round(wait / 60)))) : t('routing'),
    time: (at: string): string => at && new Date(at).toLocaleString(lang()),
  }
}
