/** Arabic texts of the shared pieces. */

const ui = {
  product: 'Cordboard',
  signIn: {
    title: 'تسجيل الدخول',
    userName: 'اسم المستخدم',
    password: 'كلمة المرور',
    submit: 'تسجيل الدخول',
    wrong: 'اسم المستخدم أو كلمة المرور غير صحيحة.',
    tooOften: 'محاولات كثيرة جدًا. حاول مرة أخرى بعد {{wait}}.',
    unreached: 'الخادم لا يستجيب. لم يتغير شيء؛ حاول مرة أخرى.',
    other: 'تعذّر تسجيل الدخول: {{why}}',
    expired: 'انتهت جلستك. سجّل الدخول من جديد؛ ما كتبته محفوظ.',
  },
  password: {
    title: 'كلمة مرور جديدة',
    must: 'كلمة المرور التي أُعطيت لك صالحة للمرة الأولى فقط.',
    old: 'كلمة المرور القديمة',
    new: 'كلمة المرور الجديدة',
    rule: '٨ أحرف على الأقل.',
    again: 'كلمة المرور الجديدة مرة أخرى',
    differ: 'كلمتا المرور الجديدتان غير متطابقتين.',
    submit: 'تغيير كلمة المرور',
  },
  toasts: 'الرسائل',
  dialog: { cancel: 'إلغاء', close: 'إغلاق' },
  trouble: { title: 'لم ينجح ذلك', retry: 'المحاولة مرة أخرى' },
  rail: { main: 'القائمة الرئيسية', light: 'فاتح', dark: 'داكن', account: 'الحساب', signOut: 'تسجيل الخروج', language: 'اللغة', console: 'لوحة الإدارة' },
}

export const catalogue = { ui }
