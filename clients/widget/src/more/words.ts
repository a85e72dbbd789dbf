/** What the widget says of forms, and all its texts in the languages that `texts.ts` does not have. Same words as the server's list. */

/** English | German | French | Spanish | Arabic */
export const FORM_TEXTS = {
  form: 'Before we begin|Bevor wir beginnen|Avant de commencer|Antes de empezar|قبل أن نبدأ',
  start: 'Start chat|Chat beginnen|Démarrer le chat|Iniciar el chat|ابدأ المحادثة',
  offline: 'Nobody is here right now. Leave us a message.|Gerade ist niemand da. Schreiben Sie uns eine Nachricht.|Il n’y a personne pour le moment. Laissez-nous un message.|Ahora no hay nadie. Déjenos un mensaje.|لا يوجد أحد الآن. اترك لنا رسالة.',
  leave: 'Leave message|Nachricht senden|Laisser le message|Dejar el mensaje|اترك الرسالة',
  kept: 'Thank you! We have your message and will get back to you.|Danke! Wir haben Ihre Nachricht und melden uns.|Merci ! Nous avons votre message et vous répondrons.|¡Gracias! Tenemos su mensaje y le responderemos.|شكرًا لك! وصلتنا رسالتك وسنرد عليك.',
  choose: 'Please choose|Bitte wählen|Veuillez choisir|Elija una opción|اختر من فضلك',
  optional: 'optional|freiwillig|facultatif|opcional|اختياري',
  required: 'Please fill this in.|Bitte füllen Sie das aus.|Veuillez remplir ce champ.|Rellene este campo.|يرجى ملء هذا الحقل.',
  invalid: 'Please check this.|Bitte prüfen Sie das.|Veuillez vérifier ce champ.|Revise este campo.|يرجى التحقق من هذا الحقل.',
  field_name: 'Name|Name|Nom|Nombre|الاسم',
  field_email: 'E-mail|E-Mail|E-mail|Correo electrónico|البريد الإلكتروني',
  field_phone: 'Telephone|Telefon|Téléphone|Teléfono|الهاتف',
  field_message: 'Message|Nachricht|Message|Mensaje|الرسالة',
  keep: 'Keep chatting|Weiter chatten|Continuer|Seguir chateando|متابعة المحادثة',
  rate: 'How was this chat?|Wie war dieser Chat?|Comment était ce chat ?|¿Qué le ha parecido este chat?|كيف كانت هذه المحادثة؟',
  comment: 'Anything to add?|Noch etwas?|Quelque chose à ajouter ?|¿Algo que añadir?|هل تود إضافة شيء؟',
  thanks: 'Thank you!|Danke!|Merci !|¡Gracias!|شكرًا لك!',
  again: 'Start a new chat|Neuen Chat beginnen|Nouveau chat|Nuevo chat|ابدأ محادثة جديدة',
  off: 'The chat is not available.|Der Chat ist nicht verfügbar.|Le chat n’est pas disponible.|El chat no está disponible.|المحادثة غير متاحة.',
  off_url_not_accepted: 'The chat is not offered on this page.|Auf dieser Seite gibt es keinen Chat.|Le chat n’est pas proposé sur cette page.|El chat no se ofrece en esta página.|المحادثة غير متاحة في هذه الصفحة.',
}

/** French | Spanish | Arabic */
export const OTHERS: Record<string, string> = {
  title: 'Discuter avec nous|Chatee con nosotros|تحدث معنا',
  open: 'Ouvrir le chat|Abrir el chat|افتح المحادثة',
  minimise: 'Réduire|Minimizar|تصغير',
  end: 'Terminer le chat|Terminar el chat|إنهاء المحادثة',
  welcome: 'Bonjour ! Comment pouvons-nous vous aider ?|¡Hola! ¿En qué podemos ayudarle?|مرحبًا! كيف يمكننا مساعدتك؟',
  placeholder: 'Écrire un message|Escriba un mensaje|اكتب رسالة',
  send: 'Envoyer|Enviar|إرسال',
  you: 'Vous|Usted|أنت',
  sending: 'Envoi…|Enviando…|جارٍ الإرسال…',
  sent: 'Envoyé|Enviado|أُرسلت',
  seen: 'Lu|Leído|قُرئت',
  failed: 'Non envoyé|No enviado|لم تُرسل',
  retry: 'Réessayer|Reintentar|أعد المحاولة',
  removed: 'Supprimé|Eliminado|حُذفت',
  lost: 'Reconnexion…|Reconectando…|جارٍ إعادة الاتصال…',
  routing: 'Un instant…|Un momento…|لحظة من فضلك…',
  place: 'Vous êtes n° {} dans la file|Es el n.º {} de la fila|رقمك في الانتظار: {}',
  about: ', environ {} min|, unos {} min|، نحو {} دقيقة',
  joined: '{} est là|{} está aquí|انضم {}',
  left: '{} est parti|{} se ha ido|غادر {}',
  moved: 'Nous vous transférons|Le pasamos con otra persona|يجري تحويلك',
  typing: '{} écrit|{} está escribiendo|{} يكتب',
  ended: 'Le chat est terminé|El chat ha terminado|انتهت المحادثة',
  off_blacklisted: 'Les chats depuis votre connexion ne sont pas acceptés.|No se aceptan chats desde su conexión.|لا نقبل محادثات من اتصالك.',
}
const LANGUAGES = ['en', 'de', 'fr', 'es', 'ar']

/** A text of forms; `maybe`: of a key that need not be there. */
export interface Word {
  (key: keyof typeof FORM_TEXTS): string
  maybe(key: string): string
}

/** Texts of forms in a language; `own` are the layout's, which go before. */
export function wordOf(language: string, own: () => Record<string, string>): Word {
  const column = Math.max(0, LANGUAGES.indexOf(language))
  const maybe = (key: string): string => own()[key] ?? (FORM_TEXTS as Record<string, string>)[key]?.split('|')[column] ?? ''
  return Object.assign((key: keyof typeof FORM_TEXTS) => maybe(key), { maybe })
}

const known: Record<string, Record<string, string>> = {}

/** All texts of the window in one of the other languages. */
export function wordsOf(language: string): Record<string, string> {
  const column = LANGUAGES.indexOf(language) - 2
  return known[language] ??= column < 0 ? {} : Object.fromEntries(Object.entries(OTHERS).map(([key, texts]) => [key, texts.split('|')[column]!]))
}
