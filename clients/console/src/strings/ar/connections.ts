/** Arabic: hosts, data sources, API tokens. */

import type { SubjectTexts } from '../subject'

export const hosts = {
  title: 'المضيفون',
  one: 'المضيف',
  create: 'مضيف جديد',
  about: 'المضيف برنامج خارجي لك: يوجّه المحادثات، أو يتحدث مع الزوار بصفة روبوت.',
  columns: { state: 'الحالة' },
  fields: {
    name: { label: 'الاسم', hint: 'تشير إليه النقاط والسيناريوهات بهذا الاسم، ولا يتغير.' },
    description: { label: 'الوصف' },
    url: { label: 'عنوان URL', hint: 'العنوان الذي يُستدعى عليه. فارغ: يتصل البرنامج بنا ويسجّل نفسه.' },
    uses: { label: 'الاستخدام' },
    reply_timeout: { label: 'مهلة الرد', hint: 'المدة التي تنتظر فيها المحادثة جوابه.' },
    active: { label: 'مفعّل', hint: 'وإلا فلا يُسأل، وتسير المحادثات في طريقها المعتاد.' },
  },
  words: { uses: { routing: 'التوجيه', bot: 'روبوت' }, state: { yes: 'مفعّل', no: 'غير مفعّل' } },
} satisfies SubjectTexts

export const dataSources = {
  title: 'مصادر البيانات',
  one: 'مصدر البيانات',
  create: 'مصدر بيانات جديد',
  about: 'يضم مصدر البيانات الاستعلامات التي يجوز للسيناريوهات إجراؤها على قاعدة بيانات فتحها المشغّل.',
  fields: {
    name: { label: 'الاسم' },
    description: { label: 'الوصف' },
    connection: { label: 'الاتصال', hint: 'اسمه في إعدادات المشغّل.' },
    timeout: { label: 'المهلة', hint: 'بعدها يتابع السيناريو من مخرج «فشل».' },
    max_rows: { label: 'أقصى عدد للصفوف', hint: 'في الجواب الواحد.' },
    statements: { label: 'الاستعلامات', hint: 'كل منها يقرأ ولا يكتب أبدًا؛ والقيمة الآتية من السيناريو متغير ربط يُكتب \u200E:name\u200E.' },
  },
} satisfies SubjectTexts

export const apiTokens = {
  title: 'رموز API',
  one: 'رمز الـ API',
  create: 'رمز API جديد',
  about: 'يعمل برنامج بواسطة الرمز باسم مستخدم، بكل أذوناته أو ببعضها.',
  columns: { permissions: 'الأذونات', state: 'الحالة' },
  fields: {
    name: { label: 'الاسم', hint: 'البرنامج الذي يحمله.' },
    user: { label: 'المستخدم', hint: 'من يعمل الرمز باسمه. لا يُسمح له بأكثر مما يُسمح لهذا المستخدم.' },
    permissions: { label: 'الأذونات', hint: 'إن لم يُحدَّد شيء: كل ما يُسمح به للمستخدم.' },
    expires_at: { label: 'تاريخ الانتهاء', hint: 'فارغ: يبقى صالحًا حتى يُلغى.' },
    created_at: { label: 'أُنشئ' },
    last_used_at: { label: 'آخر استخدام' },
  },
  words: { state: { yes: 'صالح', no: 'منتهي الصلاحية' } },
} satisfies SubjectTexts

export const connections = {
  keys: 'مفتاح التوقيع',
  keysText: 'يُوقَّع بهذا المفتاح ما يُرسل إلى المضيف. بعد التجديد يبقى المفتاح السابق صالحًا حتى التجديد التالي.',
  showKey: 'إظهار المفتاح',
  key: 'المفتاح الحالي',
  keyBefore: 'المفتاح السابق',
  renew: 'تجديد المفتاح',
  renewTitle: 'هل تريد تجديد مفتاح توقيع {{name}}؟',
  renewText: 'يجب أن يعرف البرنامج المفتاح الجديد. يبقى المفتاح الحالي صالحًا حتى التجديد التالي، أما الذي قبله فلا يعود صالحًا.',
  renewed: 'جُدّد المفتاح',
  copy: 'نسخ',
  copyOf: 'نسخ: {{what}}',
  copied: 'نُسخ',
  copyFailed: 'تعذّر النسخ؛ حدّد النص وانسخه يدويًا.',
  failed: 'تعذّر التحميل: {{why}}',
  registrations: 'المسجَّل الآن',
  noRegistrations: 'لا برنامج مسجَّلًا لهذا المضيف.',
  registration: '{{user}}، لأجل {{points}}، آخر ظهور {{time}}',
  called: 'يُستدعى المضيف على عنوان URL الخاص به؛ لا أحد يسجّل نفسه له.',
  statement: 'الاستعلام {{number}}',
  statementName: 'الاسم',
  sql: 'SQL',
  columns: 'الأعمدة',
  columnsHint: 'لا تُعرض على السيناريوهات إلا هذه. اضغط Enter لإضافة عمود.',
  argument: 'نوع \u200E:{{name}}\u200E',
  arguments: 'متغيرات الربط',
  noArguments: 'لا متغيرات ربط في هذا الاستعلام.',
  addStatement: 'إضافة استعلام',
  removeStatement: 'إزالة الاستعلام {{name}}',
  types: { text: 'نص', number: 'رقم', yes_no: 'نعم أو لا' },
  everything: 'كل ما يُسمح به للمستخدم',
  never: 'أبدًا',
  notUsed: 'لم يُستخدم بعد',
  madeTitle: 'رمز {{name}}',
  madeText: 'لن يُعرض إلا هذه المرة. انسخه إلى حيث تحتاج إليه.',
  token: 'الرمز',
  done: 'حفظته',
  revoke: 'إلغاء الصلاحية',
  revokeTitle: 'هل تريد إلغاء صلاحية {{name}}؟',
  revokeText: 'يُرفض من الآن فصاعدًا أي برنامج يحمله. لا يمكن التراجع عن ذلك.',
}
