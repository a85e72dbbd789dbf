/** German texts of the shared pieces. */

const ui = {
  product: 'Cordboard',
  signIn: {
    title: 'Anmelden',
    userName: 'Benutzername',
    password: 'Kennwort',
    submit: 'Anmelden',
    wrong: 'Benutzername oder Kennwort ist falsch.',
    tooOften: 'Zu viele Versuche. Versuchen Sie es in {{wait}} wieder.',
    unreached: 'Der Server antwortet nicht. Es wurde nichts geändert; versuchen Sie es noch einmal.',
    other: 'Die Anmeldung ist gescheitert: {{why}}',
    expired: 'Ihre Sitzung ist beendet. Melden Sie sich wieder an; was Sie geschrieben haben, bleibt erhalten.',
  },
  password: {
    title: 'Ein neues Kennwort',
    must: 'Das Kennwort, das Sie bekommen haben, gilt nur für das erste Mal.',
    old: 'Altes Kennwort',
    new: 'Neues Kennwort',
    rule: 'Mindestens 8 Zeichen.',
    again: 'Neues Kennwort noch einmal',
    differ: 'Die beiden neuen Kennwörter sind nicht gleich.',
    submit: 'Kennwort ändern',
  },
  toasts: 'Meldungen',
  dialog: { cancel: 'Abbrechen', close: 'Schließen' },
  trouble: { title: 'Das ist gescheitert', retry: 'Erneut versuchen' },
  rail: { main: 'Hauptbereich', light: 'Hell', dark: 'Dunkel', account: 'Konto', signOut: 'Abmelden', language: 'Sprache', console: 'Konsole' },
}

export const catalogue = { ui }
