/** German: calendars and global variables. */

import type { SubjectTexts } from '../subject'

const atOnce = 'Laufende Skripte sehen eine Änderung sofort.'

export const calendars = {
  title: 'Kalender',
  one: 'Kalender',
  create: 'Neuer Kalender',
  about: 'Ein Kalender sagt, wann etwas offen ist. Skripte fragen ihn, zum Beispiel bevor ein Chat in die Warteschlange geht.',
  columns: { week: 'Offen', exceptions: 'Ausnahmen' },
  fields: {
    name: { label: 'Name' },
    description: { label: 'Beschreibung' },
    time_zone: { label: 'Zeitzone', hint: 'Alle Zeiten sind dortige Ortszeit.' },
    weekly: { label: 'Woche', hint: 'Ein Tag ohne Zeiten ist geschlossen.' },
    dates: { label: 'Ausnahmen nach Datum', hint: 'Was an diesem Tag statt der Woche gilt. Ohne Zeiten ist den ganzen Tag geschlossen.' },
    holidays: { label: 'Feiertage', hint: 'Ein Land oder ein Teil davon: DE, DE-BY. An ihnen ist geschlossen.' },
  },
  parts: { times: 'Öffnungszeiten' },
} satisfies SubjectTexts

export const variables = {
  title: 'Globale Variablen',
  one: 'globale Variable',
  create: 'Neue globale Variable',
  about: 'Globale Variablen gelten für alle laufenden Skripte gemeinsam, zum Beispiel ein Notschalter, den ein Teamleiter umlegt.',
  fields: {
    name: { label: 'Name', hint: 'Buchstaben, Ziffern und _; Skripte lesen sie als global.NAME.' },
    description: { label: 'Beschreibung' },
    type: { label: 'Typ' },
    value: { label: 'Wert', hint: atOnce },
    text: { label: 'Wert', hint: atOnce },
    number: { label: 'Wert', hint: atOnce },
    yes_no: { label: 'Wert: ja', hint: atOnce },
  },
  words: { type: { text: 'Text', number: 'Zahl', yes_no: 'Ja oder nein' } },
} satisfies SubjectTexts

/** What the editors of times say. */
export const times = {
  days: { mon: 'Montag', tue: 'Dienstag', wed: 'Mittwoch', thu: 'Donnerstag', fri: 'Freitag', sat: 'Samstag', sun: 'Sonntag' },
  short: { mon: 'Mo', tue: 'Di', wed: 'Mi', thu: 'Do', fri: 'Fr', sat: 'Sa', sun: 'So' },
  grid: 'Die Woche, gezeichnet',
  gridHelp: 'Ziehen Sie über einen Tag, um ihn zu öffnen; ziehen Sie eine Spanne oder ihre Enden, um sie zu ändern. Mit der Tastatur: Die Eingabetaste auf einem Tag fügt eine Spanne ein; auf einer Spanne bewegen die Pfeiltasten sie, mit Umschalt ihr Ende, mit Strg ihren Anfang, Entf löscht sie, die Eingabetaste geht zu ihren genauen Zeiten.',
  gridDay: '{{day}}: {{spans}}. Die Eingabetaste fügt Zeiten ein.',
  gridSpan: '{{day}}, {{span}}',
  exact: 'Genaue Zeiten',
  holidaysOf: 'Feiertage {{year}}',
  noHolidays: 'Für dieses Jahr sind keine bekannt.',
  overruled: 'eine Ausnahme an diesem Datum geht vor',
  holidaysSaved: 'Wie gespeichert; ein anderes Land zeigt die seinen nach dem Speichern.',
  closed: 'Geschlossen',
  closedAllDay: 'Den ganzen Tag geschlossen',
  from: '{{day}}, von',
  to: '{{day}}, bis',
  addSpan: 'Zeiten hinzufügen: {{day}}',
  removeSpan: '{{span}} entfernen: {{day}}',
  copy: 'Die Zeiten vom Montag für alle Arbeitstage',
  nextDay: 'bis zum nächsten Tag',
  date: 'Datum',
  dateName: 'Grund',
  addDate: 'Datum hinzufügen',
  removeDate: '{{date}} entfernen',
  noDates: 'Keine Ausnahmen.',
  never: 'Nie',
  openNow: 'Jetzt offen',
  closedNow: 'Jetzt geschlossen',
  why: { weekly: 'laut Wochenplan', date: 'laut Ausnahme {{name}}', holiday: 'Feiertag: {{name}}' },
  until: 'bis {{time}}',
}
