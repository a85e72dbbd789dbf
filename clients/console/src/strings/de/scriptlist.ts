/** German: what the list of scripts is called and shows. */

import type { SubjectTexts } from '../subject'

export const scripts = {
  title: 'Skripte',
  one: 'Skript',
  create: 'Neues Skript',
  about: 'Ein Skript entscheidet, was mit einem Chat geschieht: was der Besucher gefragt wird, in welche Warteschlange er kommt, was getan wird, wenn niemand da ist.',
  columns: { name: 'Skript', used: 'Wo verwendet', active: 'Aktive Version', health: 'Zustand', newest: 'Neueste Version', updated: 'Geändert', origin: 'Herkunft' },
  fields: {
    name: { label: 'Name' },
    description: { label: 'Beschreibung', hint: 'Wozu es da ist. In der Liste zu sehen.' },
  },
} satisfies SubjectTexts
