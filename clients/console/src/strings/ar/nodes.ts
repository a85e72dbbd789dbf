/** Arabic words of nodes’ forms. */

const variable = (hint: string) => ({ label: 'المتغير', hint })
const into = (what: string) => variable(`المتغير الذي يأخذ ${what}.`)
const intoOwn = (what: string) => variable(`متغير السيناريو الذي يأخذ ${what}.`)
const atOnce = { next: 'فورًا.' }
const whenSet = { next: 'حين يُضبط.' }
const answeredByAgent = 'أجاب موظف. ما زال السيناريو يستطيع فعل أشياء، لكنه لا يستطيع الانتظار بعد ذلك.'
const noAnswer = 'لم تأتِ إجابة في الوقت المحدد.'
const nobodyAnswered = 'لم يُجب أحد في الوقت المحدد.'
const skill = { label: 'المهارة', hint: 'المهارة؛ والاسم الذي يتبيّن أنه فارغ لا يطلب أي مهارة.' }
const level = { label: 'المستوى', hint: 'أدنى مستوى، من 1 إلى 10؛ فارغ: 1.' }
const preferred = { label: 'مفضّلة', hint: 'من يملكها يأتي أولًا، لكنها ليست شرطًا؛ وإن تعددت فآخرها ذكرًا يُتنازل عنه أولًا.' }
const skills = { label: 'المهارات', hint: 'مهارات يجب أن يملكها الموظف، أو تُفضَّل.', fields: { skill, level, preferred } }
const priority = { label: 'الأولوية', hint: 'من 1 إلى 99، والأعلى أولًا؛ فارغ: تحتفظ المحادثة بأولويتها.' }
const questionTimeout = { label: 'المهلة', hint: 'ثواني انتظار كل إجابة؛ 0: بلا نهاية.' }
const queueTimeout = { label: 'المهلة', hint: 'الثواني التي يمكن أن تنتظرها المحادثة؛ 0 أو فارغ: بلا نهاية.' }
const outsideTimeout = { label: 'المهلة', hint: 'ثواني انتظار الرد، من 1 إلى 60.' }
const answerTimeout = (otherwise: string) => ({ label: 'مهلة الإجابة', hint: `الثواني المتاحة للموظف كي يجيب؛ 0 أو فارغ: ${otherwise}.` })
const huntInterval = { label: 'الفاصل بين العروض', hint: 'الثواني بين العروض على موظفين متتالين.' }
const matches = { label: 'الرنين في آن واحد', hint: 'عند كم موظف يمكن أن ترنّ المحادثة في آن واحد.' }
const huntCalls = { label: 'أقصى عدد للمحادثات المنتظرة', hint: 'كم محادثة من النقطة يمكن أن تنتظر في آن واحد؛ 0: بلا حد.' }
const value = (hint: string) => ({ label: 'القيمة', hint })

export const nodes = {
  start: { summary: 'حيث يبدأ السيناريو.', exits: atOnce },
  end: {
    summary: 'حيث ينتهي السيناريو.',
    fields: {
      label: { label: 'التسمية', hint: 'اسم لهذه النهاية؛ وفي السيناريو المستدعى هو مخرج من استدعاه.' },
      value: value('ما يجيب به السيناريو المستدعى؛ ويضعه من استدعاه في متغير.'),
    },
  },
  send_message: {
    summary: 'تقول شيئًا للزائر.',
    fields: {
      text: { label: 'النص', hint: 'ما يُقال.' },
      markdown: { label: 'Markdown', hint: 'النص مكتوب بصيغة Markdown؛ والقيم المدرجة فيه تُهيَّأ لها.' },
    },
    exits: { next: 'حين تكون الرسالة في طريقها.' },
  },
  ask: {
    summary: 'تطرح سؤالًا على الزائر وتنتظر الإجابة.',
    fields: {
      text: { label: 'السؤال', hint: 'السؤال.' },
      answer: { label: 'الإجابة', hint: 'ما يجب أن تكون عليه الإجابة.', choices: { text: 'نص', number: 'رقم', email: 'عنوان بريد إلكتروني', choice: 'اختيار' } },
      choices: { label: 'الخيارات', hint: 'ما يمكن اختياره، للإجابة من النوع `choice`.' },
      required: { label: 'الإجابة مطلوبة', hint: 'هل يُعاد السؤال بعد إجابة لا تصلح.' },
      timeout: questionTimeout,
      tries: { label: 'المحاولات', hint: 'كم مرة يُطرح السؤال على الأكثر.' },
      again: { label: 'حين لا تصلح', hint: 'ما يُقال حين لا تصلح الإجابة؛ فارغ: السؤال.' },
      into: intoOwn('الإجابة'),
    },
    exits: {
      answered: 'أجاب الزائر؛ أو كتب أي شيء إن لم تكن الإجابة مطلوبة.',
      timeout: noAnswer,
      invalid: 'لم تصلح المحاولة الأخيرة أيضًا.',
    },
  },
  wait: {
    summary: 'تنتظر مدة.',
    fields: { seconds: { label: 'الثواني', hint: 'عدد الثواني.' } },
    exits: { done: 'حين تنقضي المدة؛ وفورًا إن كانت 0.' },
  },
  wait_for_message: {
    summary: 'تنتظر حتى يكتب الزائر.',
    fields: {
      timeout: { label: 'المهلة', hint: 'ثواني الانتظار؛ 0: بلا نهاية.' },
      into: intoOwn('النص'),
    },
    exits: { message: 'كتب الزائر.', timeout: 'لم يكتب الزائر في الوقت المحدد.' },
  },
  set_variable: {
    summary: 'تضبط متغيرًا للسيناريو، `script.NAME`.',
    fields: {
      name: variable('الاسم، دون `script.\u200e`.'),
      value: value('القيمة: نص أو رقم أو نعم/لا أو قائمة أو مجموعة أو لا شيء.'),
    },
    exits: whenSet,
  },
  set_global: {
    summary: 'تعطي متغيرًا عامًا قيمة أخرى، لكل المحادثات والسيناريوهات.',
    fields: {
      name: { label: 'المتغير العام', hint: 'اسم المتغير، دون `global.\u200e`.' },
      value: value('القيمة، من نوع المتغير.'),
    },
    exits: whenSet,
  },
  set_clipboard: {
    summary: 'تضع قيمة في البيانات المرافقة للمحادثة، حيث يجدها الموظفون والسيناريوهات اللاحقة.',
    fields: { name: { label: 'المدخل', hint: 'اسم المدخل.' }, value: value('القيمة.') },
    exits: whenSet,
  },
  test: {
    summary: 'تطرح سؤال نعم أو لا عمّا هو معروف، وتسلك أحد الطريقين.',
    fields: { expression: { label: 'التعبير', hint: 'مثلًا `queue("General").waiting > 10`.' } },
    exits: { true: 'التعبير يقول نعم.', false: 'التعبير يقول لا، أو لا يقول شيئًا.' },
  },
  switch: {
    summary: 'تحسب تعبيرًا وتسلك طريق الحالة التي لها قيمته.',
    fields: {
      expression: { label: 'التعبير', hint: 'مثلًا `visitor.language`.' },
      cases: {
        label: 'الحالات',
        hint: 'الحالات؛ وكل منها مخرج للعقدة.',
        fields: {
          exit: { label: 'الاسم', hint: 'اسم الحالة ومخرجها.' },
          values: { label: 'القيم', hint: 'القيم: نصوص أو أرقام أو نعم/لا، أو null لانعدام القيمة.' },
        },
      },
    },
    exits: { otherwise: 'لا حالة لها هذه القيمة.' },
  },
  on_date: {
    summary: 'تسأل تقويمًا هل هو مفتوح في هذه اللحظة.',
    fields: { calendar: { label: 'التقويم', hint: 'التقويم.' } },
    exits: { true: 'التقويم مفتوح الآن.', false: 'التقويم مغلق الآن.' },
  },
  set_class: {
    summary: 'تضع المحادثة في صنف آخر يحدد وزنها ومكانها في التقارير وما يراه الموظفون.',
    fields: { value: { label: 'صنف المحادثة', hint: 'صنف المحادثة.' } },
    exits: whenSet,
  },
  set_priority: {
    summary: 'تضبط أولوية المحادثة لكل طابور من الآن فصاعدًا: من 1 إلى 99، والأعلى أولًا.',
    fields: { value: { label: 'الأولوية', hint: 'الأولوية، من 1 إلى 99.' } },
    exits: whenSet,
  },
  set_outcome: {
    summary: 'تسجّل ما آلت إليه المحادثة: نتيجة بقيمتها، كما يفعل الموظف بعد الحديث.',
    fields: { outcome: { label: 'النتيجة', hint: 'النتيجة.' }, value: value('قيمتها، إن كان لنوعها قيمة.') },
    exits: whenSet,
  },
  add_note: {
    summary: 'تكتب في المحادثة ملاحظة يقرؤها الموظفون ولا يقرؤها الزائر.',
    fields: { value: { label: 'الملاحظة', hint: 'الملاحظة.' } },
    exits: { next: 'حين تُكتب.' },
  },
  clear_chat: {
    summary: 'تنهي المحادثة برسالة أخيرة إلى الزائر.',
    fields: {
      reason: { label: 'السبب', hint: 'لماذا، في كلمات قليلة؛ ولا يراه الزائر.' },
      message: { label: 'الرسالة', hint: 'آخر الكلمات إلى الزائر؛ فارغ: لا شيء.' },
    },
  },
  run_script: {
    summary: 'تستدعي سيناريو آخر، وتتابع حين ينتهي.',
    fields: {
      script: { label: 'السيناريو', hint: 'السيناريو المستدعى.' },
      arguments: { label: 'القيم المعطاة', hint: 'قيم لخصائص السيناريو المستدعى؛ وتحتفظ الأخرى بقيمها.' },
      into: into('قيمة النهاية'),
    },
    exits: { ended: 'انتهى السيناريو بلا تسمية، أو بتسمية ليس لها مخرج هنا.' },
  },
  http_request: {
    summary: 'تسأل برنامجًا خارجيًا عبر HTTP، وتنتظر رده.',
    fields: {
      method: { label: 'الطريقة', hint: 'طريقة HTTP.', choices: { GET: 'GET', HEAD: 'HEAD', POST: 'POST', PUT: 'PUT', PATCH: 'PATCH', DELETE: 'DELETE' } },
      url: { label: 'العنوان', hint: 'العنوان؛ واسم المضيف فيه بلا عناصر نائبة.' },
      headers: { label: 'الترويسات', hint: 'ترويسات بأسمائها، كمفتاح مثلًا.' },
      body_kind: { label: 'نوع المحتوى', hint: 'كيف يُفهم المحتوى، وكيف تُدرج القيم فيه.', choices: { json: 'JSON', form: 'نموذج', text: 'نص' } },
      body: { label: 'المحتوى', hint: 'المحتوى؛ فارغ: لا شيء.' },
      timeout: outsideTimeout,
      into: into('الرد'),
    },
    exits: { succeeded: 'جاء الرد بحالة من 200 إلى 299.', timeout: 'لم يأتِ رد في الوقت المحدد.' },
  },
  database_query: {
    summary: 'تسأل قاعدة بيانات باستعلام خزّنه المشغّل، وتنتظر الرد.',
    fields: {
      source: { label: 'مصدر البيانات', hint: 'مصدر البيانات.' },
      statement: { label: 'الاستعلام', hint: 'اسم الاستعلام المخزّن.' },
      arguments: { label: 'القيم المعطاة', hint: 'قيم لمعطيات الاستعلام، بأسمائها.' },
      timeout: outsideTimeout,
      into: into('الصفوف'),
    },
    exits: { succeeded: 'وُجد صف واحد على الأقل.', empty: 'لم يوجد أي صف.', timeout: 'لم يأتِ رد في الوقت المحدد.' },
  },
  bot: {
    summary: 'تدع روبوتًا يتحدث مع الزائر حتى يسلّم المحادثة أو يحل المسألة.',
    fields: {
      bot: { label: 'الروبوت', hint: 'الروبوت، باسمه بين المضيفين.' },
      message: { label: 'الرسالة', hint: 'ما يُقال للروبوت أولًا؛ وهو عادةً ما كتبه الزائر في البداية.' },
      timeout: { label: 'المهلة', hint: 'الثواني التي يمكن أن يصمتها الزائر؛ 0: بلا نهاية.' },
      reply_timeout: { label: 'مهلة الرد', hint: 'الثواني المتاحة للروبوت لكل رد، من 1 إلى 60.' },
      into: into('سبب الروبوت'),
    },
    exits: {
      handed_over: 'يسلّم الروبوت المحادثة لغيره، مع ذكر السبب.',
      resolved: 'فعل الروبوت ما أراده الزائر.',
      timeout: 'صمت الزائر مدة طويلة.',
    },
  },
  split: {
    summary: 'ترسل حصصًا من الزوار في طرق مختلفة، لتجربة شيء على بعضهم.',
    fields: {
      shares: {
        label: 'الحصص',
        hint: 'الحصص، ومجموعها 100 في المئة؛ وكل منها مخرج.',
        fields: {
          name: { label: 'الاسم', hint: 'اسم الحصة ومخرجها.' },
          percent: { label: 'النسبة المئوية', hint: 'كم من كل مئة زائر.' },
        },
      },
      salt: { label: 'التقسيم نفسه مثل', hint: 'التقسيمات التي لها الكلمة نفسها تقسم الزوار بالطريقة نفسها؛ فارغ: هذه العقدة وحدها.' },
    },
  },
  external_route: {
    summary: 'تدع مضيف توجيه خارجيًا يختار وجهة المحادثة، وتنتظر حتى يؤدي ذلك إلى إجابة.',
    fields: {
      host: { label: 'المضيف', hint: 'المضيف الخارجي.' },
      reply_timeout: { label: 'مهلة الرد', hint: 'الثواني المتاحة للمضيف لكل رد، 60 على الأكثر؛ 0 أو فارغ: مهلة المضيف نفسه.' },
    },
    exits: {
      selected: 'أجاب موظف على الطريق الذي اختاره المضيف. ما زال السيناريو يستطيع فعل أشياء، لكنه لا يستطيع الانتظار بعد ذلك.',
      rejected: 'لا يريد المضيف المحادثة.',
      timeout: 'لم يردّ المضيف في الوقت المحدد.',
      failed: 'لا يمكن الوصول إلى المضيف، أو هو غير موجود، أو لم تؤدِّ طرقه إلى أحد.',
    },
  },
  log: { summary: 'تكتب ملحوظة في سجل مسار المحادثة؛ ولا يراها أحد غير قارئه.', fields: { text: { label: 'النص', hint: 'الملحوظة.' } }, exits: atOnce },
  leave_message: {
    summary: 'تدع الزائر يترك رسالة لوقت لاحق: تسأل عما ينقص، وتحفظها، وترسلها بالبريد الإلكتروني إن كان مُعدًّا.',
    fields: {
      fields: {
        label: 'الأسئلة',
        hint: 'ما يُسأل عنه، بهذا الترتيب.',
        fields: {
          name: { label: 'الاسم', hint: 'ما يراه الموظفون قبل الإجابة.' },
          question: { label: 'السؤال', hint: 'كيف يُسأل الزائر.' },
          answer: { label: 'الإجابة', hint: 'ما يجب أن تكون عليه الإجابة.', choices: { text: 'نص', email: 'عنوان بريد إلكتروني', number: 'رقم' } },
          required: { label: 'مطلوب', hint: 'هل يُعاد السؤال عنه.' },
        },
      },
      timeout: questionTimeout,
      mail_to: { label: 'إرسالها بالبريد إلى', hint: 'عنوان البريد الإلكتروني الذي تصل إليه؛ فارغ: تُحفظ فقط.' },
      subject: { label: 'الموضوع', hint: 'موضوع تلك الرسالة البريدية؛ فارغ: اسم الزائر.' },
      thanks: { label: 'الشكر', hint: 'ما يُقال في الختام؛ فارغ: لا شيء.' },
      into: into('الإجابات، بحسب الحقول'),
    },
    exits: { left: 'حُفظت الرسالة.', timeout: 'لم تأتِ إحدى الإجابات في الوقت المحدد.' },
  },
  find_agents: {
    summary: 'تنظر من هو مسجّل الدخول الآن، وتضع الأسماء في متغير.',
    fields: {
      groups: { label: 'مجموعات الموظفين', hint: 'مجموعات الموظفين؛ فارغ: كلها.' },
      skills: { label: 'المهارات', hint: 'مهارات يجب أن يملكوها.', fields: { skill, level } },
      state: { label: 'الحالة', hint: 'الحالة `ready`: فقط من يستطيع أخذ محادثة الآن ولديه مكان شاغر.', choices: { ready: 'جاهز', signed_in: 'مسجّل الدخول' } },
      into: into('من عُثر عليهم'),
    },
    exits: { found: 'يوجد أحد.', none: 'لا يوجد أحد.' },
  },
  present_to_agent: {
    summary: 'تعرض المحادثة على موظف واحد وتنتظر الإجابة.',
    fields: {
      agent: { label: 'الموظف', hint: 'اسم المستخدم للموظف.' },
      last_agent: { label: 'آخر موظف للزائر', hint: 'آخر موظف تحدث مع الزائر بدلًا من موظف مذكور باسمه.' },
      message: { label: 'الرسالة', hint: 'ما يُقال قبل العرض؛ فارغ: لا شيء.' },
      priority,
      answer_timeout: answerTimeout('المدة المعتادة'),
    },
    exits: {
      answered: answeredByAgent,
      timeout: 'لم يُجب الموظف في الوقت المحدد.',
      declined: 'رفض الموظف.',
      busy: 'ليس لدى الموظف مكان شاغر.',
      not_ready: 'الموظف غير جاهز، أو لم يسجّل الدخول.',
      unknown: 'لا يوجد موظف كهذا، أو لم يتحدث أحد مع الزائر من قبل.',
    },
  },
  hunt: {
    summary: 'تبحث عن موظف في مجموعات الموظفين، دون طابور، وتنتظر حتى يجيب أحدهم.',
    fields: {
      groups: { label: 'مجموعات الموظفين', hint: 'مجموعات الموظفين.' },
      skills,
      timeout: queueTimeout,
      answer_timeout: answerTimeout('المدة المعتادة'),
      hunt_interval: huntInterval,
      maximum_matches: matches,
      max_hunt_calls: huntCalls,
    },
    exits: {
      answered: answeredByAgent,
      timeout: nobodyAnswered,
      no_agents: 'لم يسجّل الدخول أحد من المجموعات ممن يملكون المهارات.',
      limit: 'ينتظر من محادثات النقطة قدر ما يسمح به الحد.',
    },
  },
  enqueue: {
    summary: 'ترسل المحادثة إلى طابور وتنتظر حتى يجيب موظف.',
    fields: {
      queue: { label: 'الطابور', hint: 'الطابور.' },
      also: { label: 'طوابير أخرى', hint: 'طوابير أخرى تنتظر فيها المحادثة في الوقت نفسه.' },
      priority,
      skills,
      preferred_agent: { label: 'الموظف المفضّل', hint: 'من يحصل على المحادثة قبل غيره إن أمكن؛ فارغ: لا أحد بعينه.' },
      prefer_last_agent: { label: 'تفضيل آخر موظف للزائر', hint: 'يُفضَّل آخر موظف تحدث مع الزائر، إن وُجد.' },
      relax: {
        label: 'طلب أقل أثناء الانتظار',
        hint: 'متى تطلب المحادثة مستوى أقل من مهارة؛ 20 خطوة على الأكثر.',
        fields: {
          after: { label: 'بعد ثوانٍ', hint: 'ثواني الانتظار التي تُتخذ الخطوة بعدها؛ فارغ: لا تُتخذ.' },
          skill: { label: 'المهارة', hint: 'المهارة التي يُطلب منها مستوى أقل.' },
          level: { label: 'المستوى', hint: 'المستوى الذي يُنزل إليه؛ 0 أو فارغ: تُترك المهارة.' },
          preferred: { label: 'مفضّلة', hint: 'لا تُترك المهارة، بل تصير مفضّلة فقط من ذلك الحين.' },
        },
      },
      messages: { label: 'رسائل أثناء الانتظار', hint: 'ما يُقال أثناء انتظار المحادثة، واحدة بعد الأخرى.' },
      message_interval: { label: 'الثواني بين الرسائل', hint: 'الثواني من رسالة إلى التالية، 5 على الأقل.' },
      timeout: queueTimeout,
      answer_timeout: answerTimeout('مهلة الطابور نفسه'),
      hunt_interval: huntInterval,
      maximum_matches: matches,
      max_hunt_calls: huntCalls,
    },
    exits: {
      answered: answeredByAgent,
      timeout: nobodyAnswered,
      full: 'كل الطوابير ممتلئة، أو ينتظر من محادثات النقطة قدر ما يسمح به الحد.',
      no_agents: 'لم يسجّل الدخول أحد ممن يخدمون أحد الطوابير.',
    },
  },
  queue_status: {
    summary: 'تنظر في حال طابور الآن، وتضع الأرقام في متغير.',
    fields: { queue: { label: 'الطابور', hint: 'الطابور.' }, into: into('الأرقام') },
    exits: atOnce,
  },
  require_skill: {
    summary: 'تطلب مهارة من الآن فصاعدًا: كل `enqueue` و`hunt` يأتي بعدها يريدها إلى جانب مهاراته.',
    fields: { skill, level },
    exits: atOnce,
  },
  relax_skill: {
    summary: 'تطلب مستوى أقل من مهارة من الآن فصاعدًا، أو لا تطلبها أصلًا.',
    fields: {
      skill: { label: 'المهارة', hint: 'المهارة؛ فارغ: لا يُخفَّف شيء.' },
      level: { label: 'المستوى', hint: 'المستوى الذي يُنزل إليه؛ 0 أو فارغ: لا تُطلب المهارة.' },
    },
    exits: atOnce,
  },
  leave_queue: { summary: 'تتخلى عن مكان المحادثة في الدور: فالطابور التالي يحسب من وصولها إليه.', exits: atOnce },
}
