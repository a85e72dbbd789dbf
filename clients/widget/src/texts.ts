/** What the window says by itself. Its words in other languages come with the layout. `{}` is where the one value goes. */

import type { Layout } from './wire'

const TEXTS = {
  title: 'Chat with us',
  open: 'Open chat',
  minimise: 'Minimise',
  end: 'End chat',
  welcome: 'Hello! How can we help?',
  placeholder: 'Write a message',
  send: 'Send',
  you: 'You',
  sending: 'Sending…',
  sent: 'Sent',
  seen: 'Seen',
  failed: 'Not sent',
  retry: 'Retry',
  removed: 'Removed',
  lost: 'Reconnecting…',
  routing: 'One moment…',
  place: 'You are {} in line',
  about: ', about {} min',
  joined: '{} has joined',
  left: '{} has left',
  moved: 'You are being passed on',
  typing: '{} is typing',
  ended: 'The chat has ended',
  off_blacklisted: 'Chats from your connection are not accepted.',
}

export type Key = keyof typeof TEXTS

/** What the launcher says before anything is asked of the server, in the languages whose words the server has. */
const OPEN: Record<string, string> = { de: 'Chat öffnen', fr: 'Ouvrir le chat', es: 'Abrir el chat', ar: 'افتح المحادثة' }

const ENGLISH: Record<string, string> = { one: 'st', two: 'nd', few: 'rd' }

export type Texts = ReturnType<typeof textsOf>

/** Texts in the asked language, English where there are none; `layout` is the one worn now, whose language goes before. */
export function textsOf(asked: string, layout: () => Layout) {
  const lang = (): string => (layout().language || asked).split('-')[0]!.toLowerCase()

  function t(key: Key, value: string | number = ''): string {
    const known = OPEN[lang()]
    const own = layout().texts[key] ?? (known && !layout().language
      // Words that are on their way with the layout are waited for, not said in English first.
      ? key === 'open' ? known : ''
      : TEXTS[key])
    return own.replace('{}', () => `${value}`)
  }

  function ordinal(n: number): string {
    const of = lang()
    return n + (of === 'de' ? '.' : of === 'en' ? ENGLISH[new Intl.PluralRules(of, { type: 'ordinal' }).select(n)] ?? 'th' : '')
  }

  return {
    lang,
    t,
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
