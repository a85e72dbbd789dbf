/** French: what the list of scripts is called and shows. */

import type { SubjectTexts } from '../subject'

export const scripts = {
  title: 'Scripts',
  one: 'script',
  create: 'Nouveau script',
  about: 'Un script décide de ce qui arrive à un chat : ce qui est demandé au visiteur, dans quelle file il va, ce qui se fait quand personne n’est là.',
  columns: { name: 'Script', used: 'Où il sert', active: 'Version active', health: 'Santé', newest: 'Dernière version', updated: 'Modifié', origin: 'Origine' },
  fields: {
    name: { label: 'Nom' },
    description: { label: 'Description', hint: 'À quoi il sert. Les responsables la voient dans la liste.' },
  },
} satisfies SubjectTexts
