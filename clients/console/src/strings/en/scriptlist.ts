/** English: what the list of scripts is called and shows. */

import type { SubjectTexts } from '../subject'

export const scripts = {
  title: 'Scripts',
  one: 'script',
  create: 'New script',
  about: 'A script decides what happens to a chat: what the visitor is asked, which queue it goes to, what is done when nobody is there.',
  columns: { name: 'Script', used: 'Where used', active: 'Active version', health: 'Health', newest: 'Newest version', updated: 'Changed', origin: 'Origin' },
  fields: {
    name: { label: 'Name' },
    description: { label: 'Description', hint: 'What it is for. Managers see it in the list.' },
  },
} satisfies SubjectTexts
