/** Spanish: what the list of scripts is called and shows. */

import type { SubjectTexts } from '../subject'

export const scripts = {
  title: 'Scripts',
  one: 'script',
  create: 'Nuevo script',
  about: 'Un script decide qué pasa con un chat: qué se pregunta al visitante, a qué cola va, qué se hace cuando no hay nadie.',
  columns: { name: 'Script', used: 'Dónde se usa', active: 'Versión activa', health: 'Salud', newest: 'Versión más reciente', updated: 'Cambiado', origin: 'Origen' },
  fields: {
    name: { label: 'Nombre' },
    description: { label: 'Descripción', hint: 'Para qué sirve. Los responsables la ven en la lista.' },
  },
} satisfies SubjectTexts
