/** Arabic: queues, agent groups, skills, call classes, outcomes, canned replies, and the sheets of who serves and can do what. */

import type { SubjectTexts } from '../subject'

export const queues = {
  title: 'الطوابير',
  one: 'الطابور',
  create: 'طابور جديد',
  about: 'تنتظر المحادثات في طابور حتى يجيب موظف من إحدى مجموعاته.',
  columns: { goal: 'مستوى الخدمة' },
  fields: {
    name: { label: 'الاسم', hint: 'هو الاسم في السيناريوهات والتقارير، ويبقى ثابتًا.' },
    description: { label: 'الوصف' },
    agent_groups: { label: 'مجموعات الموظفين', hint: 'من يجيب عن محادثاته.' },
    strategy: { label: 'من التالي', hint: 'كيف يُختار واحد من الموظفين المتاحين.' },
    answer_timeout: { label: 'مهلة الإجابة', hint: 'مدة الرنين عند الموظف.' },
    max_waiting: { label: 'أقصى عدد للمنتظرين', hint: 'عندها يكون الطابور ممتلئًا.' },
    service_level: { label: 'مستوى الخدمة', hint: 'نسبة المحادثات التي ينبغي أن يُجاب عنها خلال هذا العدد من الثواني.' },
    auto_accept: { label: 'القبول التلقائي', hint: 'تصل المحادثة إلى الموظف دون أن يُسأل.' },
    pick_by_hand: { label: 'الالتقاط مسموح', hint: 'يمكن للموظفين أخذ محادثة منتظرة خارج الدور.' },
  },
  parts: { limits: 'الحدود والأهداف', agents: 'الموظفون' },
  words: {
    strategy: {
      longest_idle: 'الأطول فراغًا',
      least_busy: 'الأقل محادثات',
      round_robin: 'واحد بعد الآخر',
      best_skilled: 'الأعلى مهارة',
    },
  },
} satisfies SubjectTexts

export const agentGroups = {
  title: 'مجموعات الموظفين',
  one: 'مجموعة الموظفين',
  create: 'مجموعة موظفين جديدة',
  about: 'مجموعة الموظفين تخدم طوابير، ويحصل مستخدموها على محادثاتها.',
  columns: { members: 'المستخدمون' },
  fields: {
    name: { label: 'الاسم' },
    description: { label: 'الوصف' },
    users: { label: 'المستخدمون', hint: 'كما في مجموعات كل مستخدم.' },
    wrap_up_timeout: { label: 'ما بعد المحادثة', hint: '0: بلا أعمال بعد المحادثة.' },
    max_chats: { label: 'المحادثات في آن واحد', hint: 'للمستخدمين الذين ليس لهم عدد خاص.' },
    skills: { label: 'المهارات', hint: 'هي لكل مستخدم في المجموعة.' },
  },
  parts: { work: 'العمل' },
} satisfies SubjectTexts

export const skills = {
  title: 'المهارات',
  one: 'المهارة',
  create: 'مهارة جديدة',
  about: 'المهارة شيء يجيده الموظفون، كلغة مثلًا. وتبحث السيناريوهات عن الموظفين بالمهارة ومستواها.',
  fields: { name: { label: 'الاسم' }, description: { label: 'الوصف' } },
} satisfies SubjectTexts

export const callClasses = {
  title: 'أصناف المحادثات',
  one: 'صنف المحادثة',
  create: 'صنف محادثة جديد',
  about: 'صنف المحادثة علامة على كل محادثة من نقطة توجيه: للتقارير، ولمقدار ما تشغله المحادثة من الموظف.',
  fields: {
    name: { label: 'الاسم' },
    description: { label: 'الوصف' },
    weight: { label: 'الوزن', hint: 'بكم محادثة من محادثات الموظف تُحسب الواحدة من هذا الصنف.' },
  },
} satisfies SubjectTexts

export const outcomes = {
  title: 'النتائج',
  one: 'النتيجة',
  create: 'نتيجة جديدة',
  about: 'بالنتائج يسجّل الموظفون ما آلت إليه المحادثة.',
  fields: {
    name: { label: 'الاسم' },
    description: { label: 'الوصف' },
    type: { label: 'القيمة', hint: 'ما يُدخل معها.' },
    choices: { label: 'الخيارات', hint: 'يُختار واحد منها. ويضيف Enter خيارًا.' },
    pattern: { label: 'صيغة النص', hint: 'تعبير نمطي للنص كله: \u2066\\d{4}\u2069 تعني أربعة أرقام. فارغ: أي نص.' },
    hint: { label: 'ما يقرؤه الموظفون عنها', hint: 'مثلًا «أربعة أرقام كما في الفاتورة».' },
    minimum: { label: 'على الأقل' },
    maximum: { label: 'على الأكثر' },
    categories: { label: 'الفئات', hint: 'تظهر تحت هذه العناوين. ويضيف Enter فئة.' },
    reportable: { label: 'في التقارير' },
  },
  words: {
    type: { none: 'بلا قيمة', integer: 'عدد صحيح', enumerated: 'واحد من عدة خيارات', string: 'نص', money: 'مبلغ مالي', date: 'تاريخ', time: 'وقت من اليوم' },
  },
} satisfies SubjectTexts

export const outcomeCategories = {
  title: 'فئات النتائج',
  one: 'فئة النتائج',
  create: 'فئة نتائج جديدة',
  about: 'العناوين التي تظهر تحتها النتائج، حيث تحتاج إلى قواعد: من يختار منها وكم.',
  fields: {
    name: { label: 'الاسم', hint: 'كما تسميها النتائج.' },
    description: { label: 'الوصف' },
    selectable: { label: 'يختار الموظفون منها', hint: 'وإلا فالسيناريوهات وحدها تضع نتائجها.' },
    minimum: { label: 'على الأقل', hint: 'عدد النتائج التي يختارها الموظفون قبل إتمام أعمال ما بعد المحادثة بأنفسهم.' },
    maximum: { label: 'على الأكثر', hint: 'فارغ: بقدر ما يوجد.' },
    reportable: { label: 'في التقارير' },
  },
} satisfies SubjectTexts

export const cannedReplies = {
  title: 'الردود الجاهزة',
  one: 'الرد الجاهز',
  create: 'رد جاهز جديد',
  about: 'كلمات يُحتاج إليها مرة بعد مرة. يكتب الموظفون / على المكتب ويختارون واحدًا.',
  columns: { meant: 'مخصص لـ' },
  fields: {
    name: { label: 'الاسم', hint: 'يراه الموظفون في القائمة.' },
    description: { label: 'الوصف' },
    shortcut: { label: 'الاختصار', hint: 'يُكتب بعد العلامة /. أحرف لاتينية صغيرة وأرقام والرمزان - و_.' },
    language: { label: 'اللغة', hint: 'رمز لغة مثل en أو de أو pt-BR. فارغ: للجميع.' },
    text: { label: 'النص', hint: 'تُملأ العناصر النائبة على المكتب.' },
    queues: { label: 'الطوابير', hint: 'فارغ: لمحادثات كل الطوابير.' },
    classes: { label: 'أصناف المحادثات', hint: 'فارغ: لمحادثات كل الأصناف.' },
  },
  parts: { meant: 'المحادثات المخصص لها' },
} satisfies SubjectTexts

/** What stands beside a reply's text. */
export const replies = {
  placeholders: 'العناصر النائبة',
  insert: 'إدراج {{name}}',
  preview: 'كما قد يقرؤه الزائر',
  otherwise: 'ما بعد العلامة | يُستخدم حين لا تُعرف القيمة: {{example}}',
  everywhere: 'كل المحادثات',
  words: {
    'visitor.name': 'اسم الزائر',
    'visitor.email': 'بريد الزائر الإلكتروني',
    'agent.name': 'اسمك',
    queue: 'الطابور',
    class: 'صنف المحادثة',
    point: 'نقطة التوجيه',
    'page.title': 'عنوان الصفحة',
    'page.url': 'رابط الصفحة',
  },
  samples: {
    'visitor.name': 'ليلى',
    'visitor.email': 'layla@example.org',
    'agent.name': 'سامي',
    queue: 'المبيعات',
    class: 'عام',
    point: 'shop',
    'page.title': 'السلة',
    'page.url': 'https://shop.example/basket',
  },
}

export const serving = {
  title: 'من يخدم ماذا',
  about: 'العلامة تعني أن موظفي المجموعة يحصلون على محادثات الطابور.',
  rows: 'الطابور',
  cell: '{{row}} تخدمه {{column}}',
  served_zero: 'لا موظفين',
  served_one: 'موظف واحد',
  served_two: 'موظفان',
  served_few: '{{count}} موظفين',
  served_many: '{{count}} موظفًا',
  served_other: '{{count}} موظف',
  nobody: 'لا أحد',
  noRows: 'لا طوابير بعد',
  noColumns: 'لا مجموعات موظفين بعد',
  group: 'عن {{name}}',
  members: 'المستخدمون',
  noMembers: 'لا أحد فيها.',
  skills: 'المهارات',
  noSkills: 'لا مهارات.',
  open: 'فتح المجموعة',
}

export const skillLevels = {
  title: 'مستويات المهارات',
  about: 'المستويات من 1 إلى 10؛ والفارغ يعني أن المهارة غير موجودة. ومستوى المستخدم نفسه يُقدَّم على مستويات المجموعات.',
  rows: 'من',
  cell: '{{row}}: {{column}}',
  noRows: 'لا مستخدمين بعد',
  noColumns: 'لا مهارات بعد',
  kind: { 'agent-groups': 'مجموعة موظفين', 'user-groups': 'مجموعة مستخدمين', users: 'مستخدم' },
}

/** What both sheets say. */
export const sheet = {
  filterRows: 'تصفية الصفوف',
  filterColumns: 'تصفية الأعمدة',
  keys: 'مفاتيح الأسهم للتنقل بين الخلايا، ومفتاح المسافة لوضع العلامة؛ والمستويات تُكتب.',
  changes_zero: 'لا تغييرات غير محفوظة',
  changes_one: 'تغيير واحد غير محفوظ',
  changes_two: 'تغييران غير محفوظين',
  changes_few: '{{count}} تغييرات غير محفوظة',
  changes_many: '{{count}} تغييرًا غير محفوظ',
  changes_other: '{{count}} تغيير غير محفوظ',
  discard: 'تجاهل',
  save: 'حفظ الكل',
  saved_zero: 'لم يُحفظ أي تغيير',
  saved_one: 'حُفظ تغيير واحد',
  saved_two: 'حُفظ تغييران',
  saved_few: 'حُفظت {{count}} تغييرات',
  saved_many: 'حُفظ {{count}} تغييرًا',
  saved_other: 'حُفظ {{count}} تغيير',
  clash: 'غيّر شخص آخر {{name}} في هذه الأثناء. الموجود الآن: {{theirs}}.',
  together: 'لم يُحفظ شيء بعد: تُحفظ الصفوف كلها معًا بعد تسوية هذا.',
  mine: 'حفظ ما أدخلته مكانه',
  theirs: 'اعتماد ما أدخله الآخر',
  refused: 'لم يُحفظ {{name}}: {{why}}',
  gone: 'لم يعد {{name}} موجودًا.',
  nothing: 'لا شيء',
  changed: 'تغيّر',
  wrong: 'المستوى عدد صحيح من 1 إلى 10، أو فارغ.',
  none: 'لا شيء يطابق التصفية.',
  viewOnly: 'يمكنك الاطلاع على هذا دون تغييره.',
}
