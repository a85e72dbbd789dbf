/** Arabic: calendars and global variables. */

import type { SubjectTexts } from '../subject'

const AT_ONCE = 'ترى السيناريوهات العاملة التغيير فورًا.'

export const calendars = {
  title: 'التقاويم',
  one: 'التقويم',
  create: 'تقويم جديد',
  about: 'يحدد التقويم أوقات العمل. تسأله السيناريوهات، مثلًا قبل وضع محادثة في طابور.',
  columns: { week: 'أوقات العمل', exceptions: 'استثناءات بتاريخ' },
  fields: {
    name: { label: 'الاسم' },
    description: { label: 'الوصف' },
    time_zone: { label: 'المنطقة الزمنية', hint: 'كل أوقاته بالتوقيت المحلي هناك.' },
    weekly: { label: 'الأسبوع', hint: 'اليوم الذي بلا أوقات مغلق.' },
    dates: { label: 'استثناءات بتاريخ', hint: 'ما يسري في ذلك التاريخ بدلًا من الأسبوع. بلا أوقات يكون مغلقًا طوال اليوم.' },
    holidays: { label: 'العطل الرسمية', hint: 'بلد أو جزء منه: مثل DE أو DE-BY. يكون مغلقًا في عطله.' },
  },
  parts: { times: 'أوقات العمل' },
} satisfies SubjectTexts

export const variables = {
  title: 'المتغيرات العامة',
  one: 'المتغير العام',
  create: 'متغير عام جديد',
  about: 'تشترك كل السيناريوهات العاملة في المتغيرات العامة: مثل مفتاح للطوارئ يشغّله المشرف.',
  fields: {
    name: { label: 'الاسم', hint: 'أحرف لاتينية وأرقام و_؛ تقرؤه السيناريوهات بصيغة global.NAME.' },
    description: { label: 'الوصف' },
    type: { label: 'النوع' },
    value: { label: 'القيمة', hint: AT_ONCE },
    text: { label: 'القيمة', hint: AT_ONCE },
    number: { label: 'القيمة', hint: AT_ONCE },
    yes_no: { label: 'القيمة: نعم', hint: AT_ONCE },
  },
  words: { type: { text: 'نص', number: 'رقم', yes_no: 'نعم أو لا' } },
} satisfies SubjectTexts

/** What the editors of times say. */
export const times = {
  days: { mon: 'الاثنين', tue: 'الثلاثاء', wed: 'الأربعاء', thu: 'الخميس', fri: 'الجمعة', sat: 'السبت', sun: 'الأحد' },
  short: { mon: 'اثنين', tue: 'ثلاثاء', wed: 'أربعاء', thu: 'خميس', fri: 'جمعة', sat: 'سبت', sun: 'أحد' },
  grid: 'الأسبوع مرسومًا',
  gridHelp: 'اسحب فوق يوم لفتحه؛ واسحب فترة أو أحد طرفيها لتغييرها. بلوحة المفاتيح: Enter على يوم يضيف فترة؛ وعلى الفترة تحرّكها مفاتيح الأسهم، ومع Shift نهايتها، ومع Ctrl بدايتها، وDelete يزيلها، وEnter ينتقل إلى أوقاتها الدقيقة.',
  gridDay: '{{day}}: {{spans}}. اضغط Enter لإضافة أوقات.',
  gridSpan: '{{day}}، {{span}}',
  exact: 'الأوقات الدقيقة',
  holidaysOf: 'العطل الرسمية {{year}}',
  noHolidays: 'لا تُعرف عطل لهذه السنة.',
  overruled: 'يتقدّم عليها استثناء لهذا التاريخ',
  holidaysSaved: 'كما حُفظت؛ تظهر عطل بلد آخر بعد الحفظ.',
  closed: 'مغلق',
  closedAllDay: 'مغلق طوال اليوم',
  from: '{{day}}، من',
  to: '{{day}}، إلى',
  addSpan: 'إضافة أوقات: {{day}}',
  removeSpan: 'إزالة {{span}}: {{day}}',
  copy: 'أوقات الاثنين لكل أيام العمل',
  nextDay: 'حتى اليوم التالي',
  date: 'التاريخ',
  dateName: 'السبب',
  addDate: 'إضافة تاريخ',
  removeDate: 'إزالة {{date}}',
  noDates: 'لا استثناءات.',
  never: 'أبدًا',
  openNow: 'مفتوح الآن',
  closedNow: 'مغلق الآن',
  why: { weekly: 'وفق الأسبوع', date: 'وفق الاستثناء {{name}}', holiday: 'عطلة رسمية: {{name}}' },
  until: 'حتى {{time}}',
}
