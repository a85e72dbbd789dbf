/** Arabic: what the list of scripts is called and shows. */

import type { SubjectTexts } from '../subject'

export const scripts = {
  title: 'السيناريوهات',
  one: 'السيناريو',
  create: 'سيناريو جديد',
  about: 'يقرر السيناريو ما يحدث للمحادثة: ما يُسأل الزائر عنه، وإلى أي طابور تذهب، وما يُفعل حين لا يوجد أحد.',
  columns: { name: 'السيناريو', used: 'مكان الاستخدام', active: 'الإصدار المفعّل', health: 'السلامة', newest: 'أحدث إصدار', updated: 'آخر تغيير', origin: 'المصدر' },
  fields: {
    name: { label: 'الاسم' },
    description: { label: 'الوصف', hint: 'الغرض منه. يراه المديرون في القائمة.' },
  },
} satisfies SubjectTexts
