/** Spanish: calendars and global variables. */

import type { SubjectTexts } from '../subject'

const atOnce = 'Los scripts en ejecución ven los cambios de inmediato.'

export const calendars = {
  title: 'Calendarios',
  one: 'calendario',
  create: 'Nuevo calendario',
  about: 'Un calendario dice cuándo está abierto algo. Los scripts lo consultan, por ejemplo antes de poner un chat en cola.',
  columns: { week: 'Abierto', exceptions: 'Excepciones por fecha' },
  fields: {
    name: { label: 'Nombre' },
    description: { label: 'Descripción' },
    time_zone: { label: 'Zona horaria', hint: 'Todas sus horas son las locales de esa zona.' },
    weekly: { label: 'Semana', hint: 'Un día sin horas está cerrado.' },
    dates: { label: 'Excepciones por fecha', hint: 'Lo que vale ese día en lugar de la semana. Sin horas está cerrado todo el día.' },
    holidays: { label: 'Festivos', hint: 'Un país o una de sus partes: DE, DE-BY. Esos días está cerrado.' },
  },
  parts: { times: 'Horario de apertura' },
} satisfies SubjectTexts

export const variables = {
  title: 'Variables globales',
  one: 'variable global',
  create: 'Nueva variable global',
  about: 'Las variables globales las comparten todos los scripts en ejecución: por ejemplo, un interruptor de emergencia que acciona un supervisor.',
  fields: {
    name: { label: 'Nombre', hint: 'Letras, cifras y _; los scripts la leen como global.NAME.' },
    description: { label: 'Descripción' },
    type: { label: 'Tipo' },
    value: { label: 'Valor', hint: atOnce },
    text: { label: 'Valor', hint: atOnce },
    number: { label: 'Valor', hint: atOnce },
    yes_no: { label: 'Valor: sí', hint: atOnce },
  },
  words: { type: { text: 'Texto', number: 'Número', yes_no: 'Sí o no' } },
} satisfies SubjectTexts

/** What the editors of times say. */
export const times = {
  days: { mon: 'Lunes', tue: 'Martes', wed: 'Miércoles', thu: 'Jueves', fri: 'Viernes', sat: 'Sábado', sun: 'Domingo' },
  short: { mon: 'Lun', tue: 'Mar', wed: 'Mié', thu: 'Jue', fri: 'Vie', sat: 'Sáb', sun: 'Dom' },
  grid: 'La semana, dibujada',
  gridHelp: 'Arrastre sobre un día para abrirlo; arrastre un tramo o sus extremos para cambiarlo. Con el teclado: Intro sobre un día añade un tramo; sobre un tramo, las flechas lo mueven, con Mayús su final, con Ctrl su inicio, Supr lo quita e Intro va a sus horas exactas.',
  gridDay: '{{day}}: {{spans}}. Intro añade horas.',
  gridSpan: '{{day}}, {{span}}',
  exact: 'Horas exactas',
  holidaysOf: 'Festivos de {{year}}',
  noHolidays: 'No se conoce ninguno para este año.',
  overruled: 'prevalece una excepción de esta fecha',
  holidaysSaved: 'Según lo guardado; otro país muestra los suyos al guardar.',
  closed: 'Cerrado',
  closedAllDay: 'Cerrado todo el día',
  from: '{{day}}, desde',
  to: '{{day}}, hasta',
  addSpan: 'Añadir horas: {{day}}',
  removeSpan: 'Quitar {{span}}: {{day}}',
  copy: 'Las horas del lunes en todos los días laborables',
  nextDay: 'hasta el día siguiente',
  date: 'Fecha',
  dateName: 'Motivo',
  addDate: 'Añadir una fecha',
  removeDate: 'Quitar {{date}}',
  noDates: 'Sin excepciones.',
  never: 'Nunca',
  openNow: 'Abierto ahora',
  closedNow: 'Cerrado ahora',
  why: { weekly: 'según la semana', date: 'por la excepción {{name}}', holiday: 'festivo: {{name}}' },
  until: 'hasta {{time}}',
}
