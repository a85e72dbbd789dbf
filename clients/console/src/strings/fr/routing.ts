/** French: calendars and global variables. */

import type { SubjectTexts } from '../subject'

const atOnce = 'Les scripts en cours voient un changement aussitôt.'

export const calendars = {
  title: 'Calendriers',
  one: 'calendrier',
  create: 'Nouveau calendrier',
  about: 'Un calendrier dit quand c’est ouvert. Les scripts le consultent, par exemple avant de mettre un chat en file.',
  columns: { week: 'Ouvert', exceptions: 'Exceptions datées' },
  fields: {
    name: { label: 'Nom' },
    description: { label: 'Description' },
    time_zone: { label: 'Fuseau horaire', hint: 'Toutes ses heures sont des heures locales de ce fuseau.' },
    weekly: { label: 'Semaine', hint: 'Un jour sans horaires est fermé.' },
    dates: { label: 'Exceptions datées', hint: 'Ce qui vaut à cette date au lieu de la semaine. Sans horaires, c’est fermé toute la journée.' },
    holidays: { label: 'Jours fériés', hint: 'Un pays ou l’une de ses régions : DE, DE-BY. Ces jours-là, c’est fermé.' },
  },
  parts: { times: 'Heures d’ouverture' },
} satisfies SubjectTexts

export const variables = {
  title: 'Variables globales',
  one: 'variable globale',
  create: 'Nouvelle variable globale',
  about: 'Les variables globales sont communes à tous les scripts en cours : un interrupteur d’urgence, par exemple, qu’un superviseur actionne.',
  fields: {
    name: { label: 'Nom', hint: 'Lettres, chiffres et _ ; les scripts la lisent par global.NAME.' },
    description: { label: 'Description' },
    type: { label: 'Type' },
    value: { label: 'Valeur', hint: atOnce },
    text: { label: 'Valeur', hint: atOnce },
    number: { label: 'Valeur', hint: atOnce },
    yes_no: { label: 'Valeur : oui', hint: atOnce },
  },
  words: { type: { text: 'Texte', number: 'Nombre', yes_no: 'Oui ou non' } },
} satisfies SubjectTexts

/** What the editors of times say. */
export const times = {
  days: { mon: 'Lundi', tue: 'Mardi', wed: 'Mercredi', thu: 'Jeudi', fri: 'Vendredi', sat: 'Samedi', sun: 'Dimanche' },
  short: { mon: 'Lun', tue: 'Mar', wed: 'Mer', thu: 'Jeu', fri: 'Ven', sat: 'Sam', sun: 'Dim' },
  grid: 'La semaine, dessinée',
  gridHelp: 'Faites glisser sur un jour pour l’ouvrir ; faites glisser une plage ou ses extrémités pour la modifier. Au clavier : Entrée sur un jour ajoute une plage ; sur une plage, les flèches la déplacent, avec Maj sa fin, avec Ctrl son début, Suppr la retire, Entrée mène à ses heures exactes.',
  gridDay: '{{day}} : {{spans}}. Entrée ajoute des horaires.',
  gridSpan: '{{day}}, {{span}}',
  exact: 'Heures exactes',
  holidaysOf: 'Jours fériés {{year}}',
  noHolidays: 'Aucun n’est connu pour cette année.',
  overruled: 'une exception à cette date passe avant',
  holidaysSaved: 'Tels qu’enregistrés ; un autre pays montre les siens après l’enregistrement.',
  closed: 'Fermé',
  closedAllDay: 'Fermé toute la journée',
  from: '{{day}}, de',
  to: '{{day}}, à',
  addSpan: 'Ajouter des horaires : {{day}}',
  removeSpan: 'Retirer {{span}} : {{day}}',
  copy: 'Les horaires du lundi pour tous les jours ouvrés',
  nextDay: 'jusqu’au lendemain',
  date: 'Date',
  dateName: 'Raison',
  addDate: 'Ajouter une date',
  removeDate: 'Retirer {{date}}',
  noDates: 'Aucune exception.',
  never: 'Jamais',
  openNow: 'Ouvert en ce moment',
  closedNow: 'Fermé en ce moment',
  why: { weekly: 'selon la semaine', date: 'selon l’exception {{name}}', holiday: 'jour férié : {{name}}' },
  until: 'jusqu’à {{time}}',
}
